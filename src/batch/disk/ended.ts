/** How a batch ended, and the exit code for it. */
import type { Problem } from "../../model/problem";
import { problemsIn } from "./failure";
import type { Manifest } from "./manifest";

/** All evaluated; some refused; not understood, nothing begun; incomplete, be it the batch or what it read: what is done is kept. */
export const codes = { whole: 0, refused: 1, notUnderstood: 2, incomplete: 3 } as const;

export type Ended =
  | { readonly code: 0 | 1 | 3; readonly manifest: Manifest; readonly problems: readonly [] }
  | { readonly code: 2 | 3; readonly problems: readonly Problem[] };

/** Whether something was read, and no input ended before its end: otherwise teams may lack facts, or be missing. A share may have no teams. */
const isWhole = ({ counts, options }: Manifest): boolean =>
  counts.unread === 0 && (counts.lines > 0 || counts.teams > 0 || options.shard !== null);

const codeOf = (manifest: Manifest): 0 | 1 | 3 => {
  const { refused, lost } = manifest.counts;
  if (!isWhole(manifest)) return codes.incomplete;
  return refused + lost > 0 ? codes.refused : codes.whole;
};

/** Does something that ends with a manifest, or with a refusal before or after it began. */
export const ending = async (act: (began: () => void) => Promise<Manifest>): Promise<Ended> => {
  let hasBegun = false;
  try {
    const manifest = await act(() => {
      hasBegun = true;
    });
    return { code: codeOf(manifest), manifest, problems: [] };
  } catch (error) {
    const problems = problemsIn(error);
    if (problems === undefined) throw error;
    // A disk that is full at once was understood as well as one that fills up later.
    const isStopped = hasBegun || problems.some(({ code }) => code === "disk-full");
    return { code: isStopped ? codes.incomplete : codes.notUnderstood, problems };
  }
};
