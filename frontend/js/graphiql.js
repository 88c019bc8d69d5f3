// GraphiQL for signed-in staff: asks in their own name, nothing comes from elsewhere.
import { GraphiQL } from "graphiql";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

const host = document.getElementById("graphiql");

async function fetcher(asked) {
  const answer = await fetch(host.dataset.endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": host.dataset.csrf },
    body: JSON.stringify(asked),
  });
  return answer.json();
}

createRoot(host).render(createElement(GraphiQL, { fetcher, defaultQuery: host.dataset.example }));
