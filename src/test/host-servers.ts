import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer, connect, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from '../commands/command.ts';

/** A server that others wrote, at work with the set-up that we offer for it. */
export interface HostServer {
  /** Its origin: `http://127.0.0.1:40123`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** How to run a server on this machine alone, from a folder of its own. */
interface Recipe {
  /** The file in `hosting/` that people copy. */
  readonly file: string;
  /** Its names, the first that is installed. */
  readonly programs: readonly string[];
  /** The set-up for a test: what people copy, with another port, and what a machine has around it. */
  readonly surround: (setup: string, port: number, folder: string) => string;
  readonly arguments: (file: string) => readonly string[];
  /** Puts what the server looks for beside its set-up into its folder, or into the folder to serve. */
  readonly prepare?: (folder: string, root: string, setup: string) => Promise<void>;
}

export type HostName = 'nginx' | 'Caddy' | 'Apache' | 'Apache with .htaccess';

const apache: Recipe = {
  file: 'apache.conf',
  programs: ['apache2', 'httpd'],
  surround: (setup, port, folder) => `
    ServerRoot ${folder}
    ServerName example.org
    PidFile ${folder}/apache.pid
    ErrorLog ${folder}/error.log
    Listen 127.0.0.1:${port}
    ${apacheModules.map((name) => `LoadModule ${name}_module ${apacheFolder()}/mod_${name}.so`).join('\n')}
    ${isRoot() ? 'User www-data\nGroup www-data' : ''}
    TypesConfig /etc/mime.types
    ${setup.replace('*:80', `127.0.0.1:${port}`)}`,
  arguments: (file) => ['-X', '-f', file],
};

/** What of Apache’s set-up can stand in the folder that it is about. */
const ofFolder = /(?<=\.htaccess begins\n).*(?=^ *# \.htaccess ends)/ms;

const recipes: Readonly<Record<HostName, Recipe>> = {
  nginx: {
    file: 'nginx.conf',
    programs: ['nginx'],
    surround: (setup, port, folder) => `
      daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
      events {}
      http {
        access_log off;
        ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
          .map((use) => `${use}_temp_path ${folder}/${use};`)
          .join(' ')}
        ${setup.replace('listen 80;', `listen 127.0.0.1:${port};`)}
      }`,
    arguments: (file) => ['-c', file, '-e', '/dev/null'],
    prepare: (folder) => symlink('/etc/nginx/mime.types', join(folder, 'mime.types')),
  },
  Caddy: {
    file: 'Caddyfile',
    programs: ['caddy'],
    surround: (setup, port) =>
      `{\n\tadmin off\n}\n` +
      setup.replace('example.org {', `http://127.0.0.1:${port} {\n\tbind 127.0.0.1`),
    arguments: (file) => ['run', '--config', file, '--adapter', 'caddyfile'],
  },
  Apache: apache,
  'Apache with .htaccess': {
    ...apache,
    surround: (setup, port, folder) => apache.surround(setup.replace(ofFolder, ''), port, folder),
    prepare: (_, root, setup) => writeFile(join(root, '.htaccess'), ofFolder.exec(setup)![0]),
  },
};

/** Those that Debian enables by itself and that matter here, and those that our set-up asks for. */
const apacheModules = [
  'mpm_event',
  'authz_core',
  'dir',
  'mime',
  'setenvif',
  'filter',
  'headers',
  'deflate',
];

export const hostNames = Object.keys(recipes) as readonly HostName[];

/** The file that people copy for a host, from the project’s folder. */
function setupFileOf(host: HostName): string {
  return `hosting/${recipes[host].file}`;
}

/** What has to be installed and is not: the servers, and the tool for stores. */
export function findMissingPrograms(): readonly string[] {
  const needed = new Set([...hostNames.map((host) => recipes[host].programs), ['aws']]);
  return [...needed].filter((names) => findProgram(names) === undefined).map(([name = '']) => name);
}

/**
 * Starts a server with the very set-up that we offer, on a free port of this machine alone.
 *
 * @param root The folder that the set-up is to serve; the site lies in it at its base.
 * @param workshop An empty folder for what a server writes.
 * @throws Error when it does not answer within some seconds
 */
export async function startHost(
  host: HostName,
  { root, base, workshop }: { root: string; base: string; workshop: string },
): Promise<HostServer> {
  const recipe = recipes[host];
  // A server that was started by root reads as somebody else.
  await mkdir(workshop, { recursive: true });
  await chmod(workshop, 0o755);
  const port = await findFreePort();
  const offered = await readFile(join(projectFolder, setupFileOf(host)), 'utf8');
  const setup = writePath(offered, base).replaceAll('/var/www/troop-question', root);
  const file = join(workshop, recipe.file);
  await writeFile(file, recipe.surround(setup, port, workshop));
  await recipe.prepare?.(workshop, root, setup);
  const child = spawn(findProgram(recipe.programs)!, recipe.arguments(file), {
    env: { ...process.env, HOME: workshop, XDG_DATA_HOME: workshop, XDG_CONFIG_HOME: workshop },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  if (!(await answers(port, child))) {
    await end(child);
    throw new Error(`${host} does not start with ${setupFileOf(host)}:\n${output}`);
  }
  return { origin: `http://127.0.0.1:${port}`, close: () => end(child) };
}

/**
 * Does what the set-ups say of sites under a path: writes it before the names on the marked lines.
 *
 * @example
 * writePath('error_page 404 /404.html;  # path', '/a/b/') //=> 'error_page 404 /a/b/404.html;  # path'
 */
export function writePath(setup: string, base: string): string {
  return setup.replace(/(?<=[\s"^])\/(?=(?:404\.html|_astro\/|embed\/|search\/pagefind\/))/g, base);
}

async function answers(port: number, child: ChildProcess): Promise<boolean> {
  for (let attempt = 0; attempt < 100 && child.exitCode === null; attempt += 1) {
    if (await canConnect(port)) return true;
    await sleep(100);
  }
  return false;
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** A port that was free a moment ago. */
function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** The first of some programs that is installed, with its folder. */
export function findProgram(names: readonly string[]): string | undefined {
  // Servers are often where only administrators look.
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function apacheFolder(): string {
  const folders = [
    '/usr/lib/apache2/modules',
    '/usr/lib64/httpd/modules',
    '/usr/lib/httpd/modules',
  ];
  return folders.find((folder) => existsSync(folder)) ?? folders[0]!;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
