/** Being written: all 48 edge cases of the domain, one named test or todo each, split by subject in this folder. */
import { test } from "vitest";

test.todo("the list of edge cases 1 to 48");
