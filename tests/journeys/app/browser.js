// A person at a browser without script: follows redirects, keeps cookies, fills in the forms of a page.
import { createHmac } from "node:crypto";

const { url } = JSON.parse(process.env.JOURNEY);

export class Browser {
  #cookies = new Map();
  #page = "";
  #address = "";

  get page() {
    return this.#page;
  }

  /** Go there; the address of another host is returned instead of visited. */
  async go(address, body) {
    const target = new URL(address, this.#address || url);
    if (target.origin !== new URL(url).origin) return target;
    const headers = { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    if (body) headers["content-type"] = "application/x-www-form-urlencoded";
    const answer = await fetch(target, { method: body ? "POST" : "GET", body, headers, redirect: "manual" });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/);
      this.#cookies.set(name, value);
    }
    const next = answer.headers.get("location");
    this.#address = target.href;
    if (next) return this.go(next);
    this.#page = await answer.text();
    return target;
  }

  /** Send the page's first form with what it holds and what is filled in. */
  send(filled = {}) {
    const form = this.#page.match(/<form[^>]*method="post"[\s\S]*?<\/form>/)[0];
    const action = form.match(/^<form[^>]*action="([^"]*)"/)?.[1] || this.#address;
    const held = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [attribute(input, "name"), attribute(input, "value")]);
    return this.go(action, new URLSearchParams([...held, ...Object.entries(filled)]));
  }

  /** Follow the link that bears these words. */
  follow(words) {
    const link = [...this.#page.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].find(([, , text]) => text.includes(words));
    return this.go(link[1].replaceAll("&amp;", "&"));
  }
}

function attribute(tag, name) {
  return (tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? "").replaceAll("&amp;", "&");
}

/** What an authenticator app shows now (RFC 6238). */
export function code(secret) {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1000000).padStart(6, "0");
}
