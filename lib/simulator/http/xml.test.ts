import { expect, it } from "vitest";
import { setUp } from "../testing/room";

const opening = "<?xml version='1.0' encoding='UTF-8'?>\n<TwilioResponse>";

it("writes a resource in XML where the path has no .json", async () => {
  const { dial, ask, account } = setUp();
  const { conferenceSid } = await dial("Tom & <Jerry>");
  const path = `${account}/Conferences/${conferenceSid}`;
  const response = await ask("GET", path);
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toBe("application/xml");
  const text = await response.text();
  expect(text).toContain(`${opening}<Conference><AccountSid>AC`);
  expect(text).toContain("<FriendlyName>Tom &amp; &lt;Jerry&gt;</FriendlyName>");
  expect(text).toContain(`<SubresourceUris><Participants>${path}/Participants</Participants>`);
  expect(text).toContain("<ReasonConferenceEnded/>");
  expect(text).toContain(`<Uri>${path}</Uri>`);
});

it("writes a list with its paging as attributes", async () => {
  const { dial, ask, account } = setUp();
  const { callSid } = await dial("Lobby");
  await dial("Lobby");
  const text = await (await ask("GET", `${account}/Calls?PageSize=1&Page=1`)).text();
  expect(text).toContain(`${opening}<Calls firstpageuri="${account}/Calls?PageSize=1&amp;Page=0"`);
  expect(text).toContain(' page="1" pagesize="1" start="1" end="1"><Call>');
  const next = /nextpageuri="([^"]+)"/.exec(text)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(await (await ask("GET", next)).text()).toContain(`<Sid>${callSid}</Sid>`);
});

it("writes what was created, too", async () => {
  const { ask, account } = setUp();
  const form = "From=%2B14155550100&To=%2B15005550011&Label=a.b";
  const created = await ask("POST", `${account}/Conferences/Lobby/Participants`, { form });
  expect(created.status).toBe(201);
  expect(await created.text()).toContain("<Participant><AccountSid>");
});

it("stays XML when a label has what XML cannot have", async () => {
  const { dial, ask, account } = setUp();
  const { conferenceSid } = await dial("Lobby", { label: "a\u0001b\uffff" });
  const response = await ask("GET", `${account}/Conferences/${conferenceSid}/Participants`);
  expect(await response.text()).toContain("<Label>a\ufffdb\ufffd</Label>");
});
