// Other clients than the app's own: Apollo Client 3, graphql-request, oauth4webapi, and the audits of graphql-http.
import assert from "node:assert/strict";
import { before, test } from "node:test";

import apollo from "@apollo/client/core/core.cjs";
import { serverAudits } from "graphql-http";
import { ClientError, GraphQLClient } from "graphql-request";
import * as oauth from "oauth4webapi";

import { plain, token } from "./connect.js";
import { NEWS_LIST, PLACES_AND_TOURS } from "./documents.js";

const { url, clients } = JSON.parse(process.env.JOURNEY);
const { ApolloClient, HttpLink, InMemoryCache } = apollo;
let headers;

before(async () => {
  headers = { authorization: `Bearer ${await token("app")}` };
});

test("Apollo Client 3 reads from its cache what it has fetched", async () => {
  const cache = new InMemoryCache();
  const client = new ApolloClient({ cache, link: new HttpLink({ uri: `${url}/graphql`, fetch, headers }) });
  for (const [query, variables] of [
    [NEWS_LIST, { limit: 5 }],
    [PLACES_AND_TOURS, { orderPoi: "name_ASC", orderTour: "name_ASC" }],
  ]) {
    const { data } = await client.query({ query, variables });
    assert.deepEqual(plain(client.readQuery({ query, variables })), plain(data));
  }
});

test("graphql-request gets data, and an error it can name", async () => {
  const client = new GraphQLClient(`${url}/graphql`, { headers });
  assert.deepEqual(await client.request("{ __typename }"), { __typename: "Query" });
  await assert.rejects(client.request("{ nonsense }"), (error) => {
    assert.ok(error instanceof ClientError);
    assert.match(error.response.errors[0].message, /nonsense/);
    return true;
  });
});

test("oauth4webapi accepts the token's answer, and the refusal of a wrong secret", async () => {
  const server = { issuer: url, token_endpoint: `${url}/oauth/token` };
  const insecure = { [oauth.allowInsecureRequests]: true };
  const { client_id, client_secret } = clients.app;
  for (const authentication of [oauth.ClientSecretPost, oauth.ClientSecretBasic]) {
    const answer = await oauth.clientCredentialsGrantRequest(server, { client_id }, authentication(client_secret), {}, insecure);
    const result = await oauth.processClientCredentialsResponse(server, { client_id }, answer);
    assert.equal(result.expires_in, 86400);
    const wrong = await oauth.clientCredentialsGrantRequest(server, { client_id }, authentication("wrong"), {}, insecure);
    await assert.rejects(oauth.processClientCredentialsResponse(server, { client_id }, wrong), oauth.WWWAuthenticateChallengeError);
  }
});

// What old clients need, see docs/wire.md: every error is a 200, and the content type may be missing.
const KNOWINGLY = ["9ABE", "BCF8"];

test("the audits of graphql-http find no error", async () => {
  const signed = (address, options = {}) => fetch(address, { ...options, headers: { ...options.headers, ...headers } });
  const results = await Promise.all(serverAudits({ url: `${url}/graphql`, fetchFn: signed }).map((audit) => audit.fn()));
  const said = (status) => results.filter((result) => result.status === status).map((result) => `${result.id} ${result.name}: ${result.reason}`);
  assert.equal(results.length, 61);
  assert.deepEqual(said("error"), []);
  assert.deepEqual(said("warn").map((text) => text.slice(0, 4)), KNOWINGLY);
});
