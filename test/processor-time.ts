/**
 * Time of the processor: of this process with all its threads. What else runs on a machine does not stretch it as it stretches that of the
 * clock, and more threads are no way round. That of the program and that of the system count together: the kernel knows only their sum
 * exactly, and may give either part as 0.
 */

/** So many microseconds have been taken so far. */
export const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** Does something and tells how many milliseconds it took. */
export const timed = <T>(work: () => T): { readonly result: T; readonly milliseconds: number } => {
  const start = processorTime();
  const result = work();
  return { result, milliseconds: (processorTime() - start) / 1000 };
};
