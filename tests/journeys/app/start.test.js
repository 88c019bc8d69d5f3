// A cold start: is the server there, tokens that race, many small queries at once, a token that is no good.
import assert from "node:assert/strict";
import { test } from "node:test";

import apolloCache from "apollo-cache-inmemory";
import apolloClient from "apollo-client";
import apolloHttp from "apollo-link-http";

import { connect, token } from "./connect.js";
import { CATEGORIES, EVENT_ROWS, GENERIC_LIST, NEWS_LIST, NEWS_SOURCES, PLACES_AND_TOURS } from "./documents.js";

const { url } = JSON.parse(process.env.JOURNEY);

test("the server says that it is there", async () => {
  const response = await fetch(`${url}/generate_204`);
  assert.equal(response.status, 204);
  assert.equal(await response.text(), "");
});

test("two tokens fetched at once are both good", async () => {
  const tokens = await Promise.all([token("app"), token("app")]);
  assert.notEqual(tokens[0], tokens[1]);
  for (const bearer of tokens) {
    const headers = { authorization: `Bearer ${bearer}`, "Content-Type": "application/json" };
    const response = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query: "{ __typename }" }) });
    assert.deepEqual(await response.json(), { data: { __typename: "Query" } });
  }
});

test("thirty queries at once are all answered, each as if it were alone", async () => {
  const phone = await connect("app");
  const asked = [
    [NEWS_LIST, { limit: 3, excludeDataProviderIds: [] }],
    [NEWS_SOURCES, {}],
    [EVENT_ROWS, { limit: 3, order: "listDate_ASC" }],
    [CATEGORIES, {}],
    [GENERIC_LIST, { genericType: "Job" }],
    [PLACES_AND_TOURS, { orderPoi: "name_ASC", orderTour: "name_ASC", onlyWithImage: true }],
  ];
  const alone = [];
  for (const [query, variables] of asked) alone.push(await phone.fetch(query, variables));
  const together = await Promise.all(Array.from({ length: 30 }, (_, index) => phone.fetch(...asked[index % asked.length])));
  together.forEach((answer, index) => assert.deepEqual(answer, alone[index % asked.length]));
});

test("a bad token is a network error, which makes the app fetch a new one", async () => {
  const headers = { authorization: "Bearer withdrawn" };
  const link = apolloHttp.createHttpLink({ uri: `${url}/graphql`, fetch, headers });
  const client = new apolloClient.ApolloClient({ link, cache: new apolloCache.InMemoryCache() });
  await assert.rejects(client.query({ query: NEWS_SOURCES }), (error) => {
    assert.match(error.message, /^Network error/);
    assert.equal(error.networkError.statusCode, 401);
    return true;
  });
  const wrong = { client_id: "nobody", client_secret: "nothing", grant_type: "client_credentials" };
  const refused = await fetch(`${url}/oauth/token`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(wrong) });
  assert.equal(refused.status, 401);
  assert.equal((await refused.json()).error, "invalid_client");
});
