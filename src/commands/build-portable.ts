import { join } from 'node:path';
import { projectFolder, runCommand } from './command.ts';
import { buildSite } from './build-site.ts';
import { checkEverything, renderSite } from './build.ts';
import { makePortable } from './make-portable.ts';
import { parseBase } from './settings.ts';

const OUT = 'dist-portable';

if (import.meta.main) {
  await runCommand(async () => {
    const status = await buildSite({
      out: join(projectFolder, OUT),
      check: checkEverything,
      render: (content, folder, cache) =>
        renderSite(content, folder, cache, () =>
          makePortable(folder, parseBase(process.env['BASE'])),
        ),
    });
    if (status === 0) console.log(`\nOpen ${OUT}/index.html in a browser; no server is needed.`);
    return status;
  });
  // What an interrupted build still has in hand ends with it.
  process.exit();
}
