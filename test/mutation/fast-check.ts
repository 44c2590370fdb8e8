/** The same fast-check with few runs, always the same ones, and no search for the smallest example: a mutant is caught or it is not. */
import fc, { type IAsyncProperty, type IProperty, type Parameters } from "fast-check";

const mostRuns = 15;

const few = <T>(parameters: Parameters<T> = {}): Parameters<T> => ({
  ...parameters,
  numRuns: Math.min(parameters.numRuns ?? mostRuns, mostRuns),
  seed: parameters.seed ?? 20210501,
  endOnFailure: true,
});

export * from "fast-check";
export default {
  ...fc,
  assert: <T>(property: IProperty<T> | IAsyncProperty<T>, parameters?: Parameters<T>) =>
    fc.assert(property as IProperty<T>, few(parameters)),
  check: <T>(property: IProperty<T>, parameters?: Parameters<T>) => fc.check(property, few(parameters)),
};
