/** The first scheme, changed in the middle of 2022: a faulty leave costs 1 point instead of 0.5 from July. */
import { luojiang } from "../../rubrics/luojiang";
import type { Scheme } from "../../src/model/scheme";

export const first: Scheme = { ...luojiang, to: "2022-06-30" };

export const second: Scheme = {
  ...luojiang,
  version: "2",
  from: "2022-07-01",
  rubric: {
    ...luojiang.rubric,
    categories: luojiang.rubric.categories.map((category) => ({
      ...category,
      items: category.items.map((item) =>
        item.id === "1.2" && item.method.kind === "per-occurrence"
          ? { ...item, method: { ...item.method, each: "1" } }
          : item,
      ),
    })),
  },
};
