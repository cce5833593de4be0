import assert from "node:assert/strict";
import { test } from "node:test";
import { MessageRefused } from "@mobilitycorp/sdk/chat";
import { conversation, event } from "./stand_in.mjs";

const DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const proposal = (seq) => ({
  ...event(seq),
  type: "confirmation.required",
  confirmation: { id: "cnf_01m7q5de00gee6t4p7q3e2k9x2", status: "pending", digest: DIGEST },
});

for (const [method, decision] of [["confirm", "approve"], ["decline", "decline"]]) {
  test(`${method} answers exactly the proposal that was shown`, async () => {
    const { service, client } = await conversation();
    client.on("confirmation.required", (message) => void client[method](message));
    await service.connection.send(proposal(1));
    const [{ id, ...sent }] = service.connection.of("confirmation.decide");
    const { confirmation } = proposal(1);
    assert.deepEqual(sent, { type: "confirmation.decide", confirmation_id: confirmation.id, digest: DIGEST, decision });
    await service.connection.acknowledge({ id });
    assert.equal(client.waiting, 0);
  });
}

test("a decision whose acknowledgement is lost is sent again as the same one", async () => {
  const { service, client } = await conversation();
  const confirmed = client.confirm(proposal(1));
  const [first] = service.connection.of("confirmation.decide");
  await service.connection.drop();
  await service.pause();
  await service.connection.begin({ resumed: true });
  assert.deepEqual(service.connection.of("confirmation.decide"), [first]);
  await service.connection.acknowledge(first, true);
  assert.equal((await confirmed).duplicate, true);
});

test("of two tabs that decide, the second is told so, and both see what became of it", async () => {
  const [one, other] = [await conversation(), await conversation()];
  const seen = [];
  for (const { service, client } of [one, other]) {
    client.on("confirmation.resolved", ({ status }) => seen.push(status));
    await service.connection.send(proposal(1));
  }
  const confirmed = one.client.confirm(proposal(1));
  const refused = assert.rejects(other.client.decline(proposal(1)), (error) => {
    assert.ok(error instanceof MessageRefused);
    assert.equal(error.code, "confirmation_not_pending");
    return true;
  });
  await one.service.connection.acknowledge(one.service.connection.of("confirmation.decide")[0]);
  await other.service.connection.refuse(other.service.connection.of("confirmation.decide")[0], {
    code: "confirmation_not_pending",
  });
  for (const { service } of [one, other]) {
    await service.connection.send({ ...event(2), type: "confirmation.resolved", status: "committed", detail: "Booked." });
  }
  await Promise.all([confirmed, refused]);
  assert.deepEqual(seen, ["committed", "committed"]);
});

test("a question is answered with one of its choices", async () => {
  const { service, client } = await conversation();
  const question = { ...event(1), type: "clarification.required", clarification_id: "clr_01m7q5dd00gee6t4p7q3e2k9x2" };
  client.choose(question, "place-2");
  client.choose(question, { choice_id: "place-2" });
  for (const { id, ...sent } of service.connection.of("choice.select")) {
    assert.deepEqual(sent, { type: "choice.select", clarification_id: question.clarification_id, choice_id: "place-2" });
  }
  assert.equal(service.connection.of("choice.select").length, 2);
});

test("what needs nothing but a text is said as a text", async () => {
  const { service, client } = await conversation();
  client.sayToAgent("Take me to Hakaniemi");
  client.sayToAgent({ text: "By nine", locale: "en" });
  const [one, other] = service.connection.of("user.message");
  assert.deepEqual([one.text, other.text, other.locale], ["Take me to Hakaniemi", "By nine", "en"]);
});
