import { expect, it } from "vitest";

import { PendingKeys } from "./pending-keys.ts";

it("keeps the key of an action until it is answered", () => {
  let made = 0;
  const keys = new PendingKeys(() => `key-${(made += 1)}`);
  expect(keys.keyOf("confirm res_1")).toBe("key-1");
  expect(keys.keyOf("confirm res_1")).toBe("key-1");
  expect(keys.keyOf("confirm res_2")).toBe("key-2");
  keys.settle("confirm res_1");
  expect(keys.keyOf("confirm res_1")).toBe("key-3");
});
