/** Scheme files are parsed and checked when they are bundled: what is imported is a trusted scheme. */
declare module "*.yaml" {
  const scheme: import("../src/model/scheme").Scheme;
  export default scheme;
}
