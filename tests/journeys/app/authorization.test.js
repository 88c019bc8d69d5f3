// A person allows a program something: the authorization code flow with oauth4webapi and simple-oauth2.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as oauth from "oauth4webapi";
import { AuthorizationCode } from "simple-oauth2";

import { Browser, code } from "./browser.js";

const { url, clients, editor } = JSON.parse(process.env.JOURNEY);
const BACK = "https://programm.example/zurueck";
const server = { issuer: url, authorization_endpoint: `${url}/oauth/authorize`, token_endpoint: `${url}/oauth/token` };
const insecure = { [oauth.allowInsecureRequests]: true };
const ines = new Browser();

async function who(token) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query: "{ newsItems { id } }" }) });
  return answer.status;
}

test("whoever must first sign in and set up a second factor comes back to the question", async () => {
  const asked = new URLSearchParams({ client_id: clients.program.client_id, redirect_uri: BACK, response_type: "code", state: "first" });
  await ines.go(`/oauth/authorize?${asked}`);
  await ines.send({ login: editor.email, password: editor.password });
  assert.match(ines.page, /Ihr Konto absichern/);
  await ines.follow("Authenticator-App einrichten");
  await ines.send({ code: code(ines.page.match(/plain__secret">([A-Z2-7]+)</)[1]) });
  assert.match(ines.page, /Ihre Notfallcodes/);
  await ines.follow("Ich habe die Codes aufbewahrt");
  assert.match(ines.page, /Zugriff erlauben\?/);
  const back = await ines.send({ _method: "delete" });
  assert.equal(back.href, `${BACK}?error=access_denied&state=first`);
});

test("oauth4webapi: a phone without secret, PKCE, refresh, and a code that is used twice", async () => {
  const client = { client_id: clients.phone.client_id };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const asked = new URL(server.authorization_endpoint);
  asked.search = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: BACK,
    response_type: "code",
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  await ines.go(asked.href);
  const parameters = oauth.validateAuthResponse(server, client, await ines.send(), state);
  const redeem = async (proof) => {
    const answer = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), parameters, BACK, proof, insecure);
    return oauth.processAuthorizationCodeResponse(server, client, answer);
  };
  await assert.rejects(redeem(oauth.generateRandomCodeVerifier()), { error: "invalid_grant" });
  await ines.go(asked.href);
  const again = oauth.validateAuthResponse(server, client, await ines.send(), state);
  const answer = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), again, BACK, verifier, insecure);
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer);
  assert.equal(await who(tokens.access_token), 200);
  const refreshed = await oauth.processRefreshTokenResponse(
    server,
    client,
    await oauth.refreshTokenGrantRequest(server, client, oauth.None(), tokens.refresh_token, insecure),
  );
  assert.notEqual(refreshed.access_token, tokens.access_token);
  assert.equal(await who(refreshed.access_token), 200);
  const replayed = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), again, BACK, verifier, insecure);
  await assert.rejects(oauth.processAuthorizationCodeResponse(server, client, replayed), { error: "invalid_grant" });
});

test("simple-oauth2: a program with a secret, and one that lies about it", async () => {
  const program = (secret) =>
    new AuthorizationCode({
      client: { id: clients.program.client_id, secret },
      auth: { tokenHost: url, tokenPath: "/oauth/token", authorizePath: "/oauth/authorize" },
    });
  const honest = program(clients.program.client_secret);
  const ask = async () => {
    await ines.go(honest.authorizeURL({ redirect_uri: BACK, state: "xyz" }));
    const back = await ines.send();
    assert.equal(back.searchParams.get("state"), "xyz");
    return { code: back.searchParams.get("code"), redirect_uri: BACK };
  };
  await assert.rejects(program("wrong").getToken(await ask()), ({ output }) => output.statusCode === 401);
  const token = await honest.getToken(await ask());
  assert.equal(token.expired(), false);
  assert.equal(await who(token.token.access_token), 200);
  const refreshed = await token.refresh();
  assert.equal(await who(refreshed.token.access_token), 200);
});
