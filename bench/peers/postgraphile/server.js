// PostGraphile 5 as its documentation recommends it for production: the Amber preset, plain lists instead of
// Relay connections, its own pool of connections, nothing that only helps while developing.
import { createServer } from "node:http";
import { grafserv } from "postgraphile/grafserv/node";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ poolConfig: { max: 10 }, schemas: ["peer"] })],
  schema: { defaultBehavior: "-connection +list -insert -update -delete" },
  grafast: { explain: false },
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false, websockets: false, maxRequestLength: 1e6 },
};

const service = postgraphile(preset).createServ(grafserv);
const server = createServer();
server.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
await service.addTo(server);
server.listen(Number(process.env.PORT), "127.0.0.1");
