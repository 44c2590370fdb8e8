/**
 * Does something and tells how many milliseconds of the processor it took, which a busy machine does not stretch as it stretches those of the
 * clock. Those of the program and of the system count together: the kernel knows only their sum exactly, and may give either part as 0.
 */
export const processorTime = <T>(work: () => T): { readonly result: T; readonly milliseconds: number } => {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, milliseconds: (user + system) / 1000 };
};
