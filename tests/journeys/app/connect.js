// The app's way to its server: a token by JSON, Apollo Client 2 with its normalising cache.
import assert from "node:assert/strict";

import apolloCache from "apollo-cache-inmemory";
import apolloClient from "apollo-client";
import apolloContext from "apollo-link-context";
import apolloHttp from "apollo-link-http";
import { print } from "graphql";

const { url, clients } = JSON.parse(process.env.JOURNEY);

/** A token as the app gets one; the app keeps `created_at + expires_in` as its end. */
export async function token(role) {
  const asked = { ...clients[role], grant_type: "client_credentials" };
  const response = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(asked),
  });
  assert.equal(response.status, 200);
  const answer = await response.json();
  assert.equal(answer.token_type, "Bearer");
  assert.ok(Math.abs(answer.created_at - Date.now() / 1000) < 60);
  assert.ok(answer.expires_in >= 24 * 3600);
  return answer.access_token;
}

/** A client of a role with an empty cache. */
export async function connect(role) {
  const bearer = await token(role);
  const headers = { authorization: `Bearer ${bearer}`, "X-Authorization": "" };
  const link = apolloContext
    .setContext((_, before) => ({ headers: { ...before.headers, ...headers } }))
    .concat(apolloHttp.createHttpLink({ uri: `${url}/graphql`, fetch }));
  const cache = new apolloCache.InMemoryCache();
  const client = new apolloClient.ApolloClient({ link, cache });
  return new Phone(client, cache, bearer);
}

/** What the app does with its client, and what a test wants to see of the cache. */
class Phone {
  #client;
  #cache;
  #bearer;

  constructor(client, cache, bearer) {
    this.#client = client;
    this.#cache = cache;
    this.#bearer = bearer;
  }

  /** Over the network, as the app does while it is online. */
  async ask(query, variables = {}) {
    const { data, errors } = await this.#client.query({ query, variables, fetchPolicy: "network-only" });
    assert.equal(errors, undefined);
    return data;
  }

  /** From the normalised cache alone, as the app does offline; fails where a field is not there. */
  recall(query, variables = {}) {
    return this.#client.readQuery({ query, variables });
  }

  async tell(mutation, variables = {}) {
    const { data, errors } = await this.#client.mutate({ mutation, variables, fetchPolicy: "no-cache" });
    assert.equal(errors, undefined);
    return data;
  }

  /** Past Apollo, as the app loads events, details and hits: no cache, no `__typename`. */
  async fetch(query, variables = {}) {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.#bearer}`, "Content-Type": "application/json" },
      body: JSON.stringify({ query: print(query), variables }),
    });
    assert.equal(response.status, 200);
    const answer = await response.json();
    assert.equal(answer.errors, undefined);
    return answer.data;
  }

  /** An object of the normalised cache, JSON scalars unwrapped. */
  stored(type, id) {
    return this.#cache.extract()[`${type}:${id}`];
  }

  /** The ids under which objects of a type are in the cache. */
  ids(type) {
    const keys = Object.keys(this.#cache.extract());
    return keys.filter((key) => key.startsWith(`${type}:`)).map((key) => key.slice(type.length + 1));
  }

  /** What each type has in the cache without an id of its own. */
  nameless() {
    const found = Object.entries(this.#cache.extract()).filter(([key]) => key.startsWith("$") && !key.startsWith("$ROOT"));
    return new Set(found.map(([, object]) => object.__typename).filter(Boolean));
  }
}

/** A server's answer without what Apollo adds, so that answers and cached objects compare. */
export function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([key]) => key !== "__typename" && typeof key === "string");
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]));
}

/** Days from today in Berlin, as `YYYY-MM-DD`. */
export function day(offset) {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(new Date());
  const moved = new Date(`${today}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + offset);
  return moved.toISOString().slice(0, 10);
}
