import { expect, test } from "vitest";
import { at, objectChange } from "../testing/world.js";
import { recordingsIn } from "./recordings.js";

const span = { fromSeconds: at("2026-03-14"), asOfSeconds: at("2026-03-15") };

test("the first event of a fact determines when it was recorded", () => {
  const changes = [
    objectChange("2026-03-14T11:00:00Z", "refund.updated", "re_1", "succeeded"),
    objectChange("2026-03-14T10:00:00Z", "charge.refund.updated", "re_1", "succeeded"),
    objectChange("2026-03-14T09:00:00Z", "refund.created", "re_1", "pending"),
    objectChange("2026-03-14T08:00:00Z", "refund.created", "re_2", "succeeded"),
  ];
  expect(refundIn(changes, "2026-03-14T09:00:00Z")).toEqual({
    recordedSeconds: at("2026-03-14T10:00:00Z"),
    source: "event",
  });
});

test("without an event, the object's own time counts", () => {
  expect(refundIn([], "2026-03-01")).toEqual({ recordedSeconds: at("2026-03-01"), source: "list" });
});

test("a fact is recorded at its event, even if the object's own time is earlier", () => {
  const changes = [objectChange("2026-03-14", "invoice.paid", "in_1")];
  const stated = { objectId: "in_1", statedSeconds: at("2026-03-13T23:59:59Z"), eventTypes: ["invoice.paid"] as const };
  expect(recordingsIn(changes, span)(stated)).toEqual({ recordedSeconds: at("2026-03-14"), source: "event" });
});

test("a fact after the end of the span is left to the next sync", () => {
  expect(refundIn([], "2026-03-15T00:00:01Z")).toBeUndefined();
});

test("a fact whose event is after the span is left to the next sync, even if it happened before", () => {
  const late = [objectChange("2026-03-15T00:00:01Z", "refund.created", "re_1", "succeeded")];
  expect(refundIn(late, "2026-03-14T23:59:59Z")).toBeUndefined();
  expect(refundIn([], "2026-03-14T23:59:59Z")).toMatchObject({ source: "list" });
});

test("a fact that has not yet happened according to the events is left to the next sync", () => {
  const pending = [objectChange("2026-03-14T09:00:00Z", "refund.created", "re_1", "pending")];
  expect(refundIn(pending, "2026-03-14T09:00:00Z")).toBeUndefined();
});

test("before the boundary, no event is awaited", () => {
  const fromTheEnd = { fromSeconds: span.asOfSeconds, asOfSeconds: span.asOfSeconds };
  const stated = { objectId: "in_1", statedSeconds: span.asOfSeconds - 1, eventTypes: ["invoice.paid"] as const };
  expect(recordingsIn([], fromTheEnd)(stated)).toMatchObject({ source: "list" });
});

function refundIn(changes: Parameters<typeof recordingsIn>[0], stated: string) {
  return recordingsIn(
    changes,
    span,
  )({
    objectId: "re_1",
    statedSeconds: at(stated),
    eventTypes: ["refund.created", "refund.updated", "charge.refund.updated"],
    status: "succeeded",
  });
}
