// How the program is built: one bundle per entry for the main side, one for the preload, one for the page.
// Only what cannot be bundled stays external: the database addon and Electron itself. Everything else is bundled,
// because loading hundreds of files from node_modules makes every start several times slower.
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { leaveOut } from './scripts/build/left-out.ts'
import { licencesPlugin } from './scripts/licences.ts'

/** What mjml would shrink, beautify and inline with, which mails are not. */
const LEFT_OUT = ['htmlnano', 'cssnano-preset-lite', 'juice', 'js-beautify', 'cheerio']

const EXTERNAL = ['better-sqlite3', 'electron']

export default defineConfig({
  main: {
    plugins: [leaveOut(LEFT_OUT)],
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      target: 'node24',
      rolldownOptions: {
        input: Object.fromEntries(
          ['index', 'core', 'browser', 'cli', 'seed', 'worker', 'mail'].map((entry) => [
            entry,
            resolve('src/main', `${entry}.ts`),
          ]),
        ),
        external: EXTERNAL,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        external: ['electron'],
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), licencesPlugin(import.meta.dirname)],
    build: {
      outDir: 'out/renderer',
      minify: true,
      // The page is a file of this PC: one large part of it is quicker than many small ones.
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: { index: resolve('src/renderer/index.html') } },
    },
  },
})
