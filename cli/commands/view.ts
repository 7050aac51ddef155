/** `gridgov view`: serves the viewer, and the results of a run directory if one is named, to this machine's own browser. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Lang } from "../../viz/words/lang.ts";
import type { Effects } from "../effects.ts";
import { EXIT, type ExitCode, InputError } from "../errors.ts";
import { readRun } from "../store/stored-run.ts";

export interface ViewOptions {
  /** 0 takes any that is free. */
  readonly port: number;
  readonly lang?: Lang;
}

/** Nobody but this machine: no other interface is listened on. */
const HOST = "127.0.0.1";
const MOST_CONNECTIONS = 32;
/** Milliseconds that a request may take to arrive. */
const PATIENCE = 10_000;

/** Tells the page that there is a run beside it. */
const RUN = '\n    <meta name="gridgov-run" content="run.json" />';

interface Page {
  readonly type: string;
  readonly body: string;
}

/** @throws InputError if the port is taken or may not be used */
async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        new InputError(`Port ${port} cannot be used (${error.code}). Choose another with --port, or leave it out.`),
      );
    });
    server.listen(port, HOST, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** A page of another site could reach this server under a name of its own that resolves here: only our names count. */
function isOwn({ headers }: IncomingMessage, port: number): boolean {
  return headers.host === `${HOST}:${port}` || headers.host === `localhost:${port}`;
}

function answer(
  pages: ReadonlyMap<string, Page>,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const refuse = (status: number, text: string): void => {
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" }).end(`${text}\n`);
  };
  if (!isOwn(request, port)) refuse(403, "Not served under this name.");
  else if (request.method !== "GET" && request.method !== "HEAD") refuse(405, "Only GET.");
  else {
    const page = pages.get((request.url ?? "").split("?")[0]);
    if (page === undefined) refuse(404, "There is nothing here.");
    else {
      response.writeHead(200, {
        "content-type": `${page.type}; charset=utf-8`,
        "content-length": Buffer.byteLength(page.body),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
      });
      response.end(request.method === "HEAD" ? undefined : page.body);
    }
  }
}

/**
 * Serves until it is interrupted.
 *
 * @param directory of a complete run, or undefined
 * @throws InputError if the directory holds no complete run, or the port cannot be used
 */
export async function view(effects: Effects, directory: string | undefined, options: ViewOptions): Promise<ExitCode> {
  const { files, installation, terminal } = effects;
  const html = files.read(installation.viewer);
  if (html === null) throw new Error(`${installation.viewer} is missing: build the program by npm run build`);
  const pages = new Map<string, Page>();
  if (directory !== undefined) {
    const run = await readRun(effects, directory);
    pages.set("/run.json", { type: "application/json", body: JSON.stringify(run) });
  }
  const body = directory === undefined ? html : html.replace("<head>", `<head>${RUN}`);
  pages.set("/", { type: "text/html", body });

  let port = options.port;
  const server = createServer((request, response) => answer(pages, port, request, response));
  server.maxConnections = MOST_CONNECTIONS;
  server.headersTimeout = PATIENCE;
  server.requestTimeout = PATIENCE;
  port = await listen(server, options.port);
  terminal.result(`http://${HOST}:${port}/${options.lang === undefined ? "" : `#lang=${options.lang}`}`);
  terminal.note("Open this address in a browser on this machine. Ctrl-C stops.");
  await new Promise<void>((resolve) => {
    const unlisten = effects.onInterrupt(() => {
      unlisten();
      resolve();
    });
  });
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  return EXIT.done;
}
