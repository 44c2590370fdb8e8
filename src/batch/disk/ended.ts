/** How a batch ended, and the exit code for it. */
import type { Problem } from "../../model/problem";
import { problemsIn } from "./failure";
import type { Manifest } from "./manifest";

/** All evaluated; some refused; not understood, nothing begun; incomplete, what is done is kept. */
export const codes = { whole: 0, refused: 1, notUnderstood: 2, incomplete: 3 } as const;

export type Ended =
  | { readonly code: 0 | 1; readonly manifest: Manifest; readonly problems: readonly [] }
  | { readonly code: 2 | 3; readonly problems: readonly Problem[] };

/** Does something that ends with a manifest, or with a refusal before or after it began. */
export const ending = async (act: (began: () => void) => Promise<Manifest>): Promise<Ended> => {
  let hasBegun = false;
  try {
    const manifest = await act(() => {
      hasBegun = true;
    });
    const { refused, lost } = manifest.counts;
    return { code: refused + lost > 0 ? codes.refused : codes.whole, manifest, problems: [] };
  } catch (error) {
    const problems = problemsIn(error);
    if (problems === undefined) throw error;
    return { code: hasBegun ? codes.incomplete : codes.notUnderstood, problems };
  }
};
