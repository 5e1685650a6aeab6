// Builds the stylesheet, scripts and fonts of Reeve's pages into reeve/web/static/web (npm run build).
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const modules = join(here, '..', '..', 'node_modules')
const out = join(here, 'static', 'web')

// Begun anew each time, so that nothing of an earlier version is served.
rmSync(out, { recursive: true, force: true })
mkdirSync(join(out, 'fonts'), { recursive: true })

const { css } = sass.compile(join(here, 'scss', 'reeve.scss'), {
  loadPaths: [modules],
  style: 'compressed',
  quietDeps: true
})
writeFileSync(join(out, 'reeve.css'), css)

const copies = {
  'reeve.js': join(here, 'js', 'reeve.js'),
  'supported.js': join(here, 'js', 'supported.js'),
  'icon.svg': join(here, 'js', 'icon.svg'),
  'govuk-frontend.min.js': join(modules, 'govuk-frontend', 'dist', 'govuk', 'govuk-frontend.min.js'),
  'htmx.min.js': join(modules, 'htmx.org', 'dist', 'htmx.min.js'),
  'fonts/LICENSE.md': join(modules, 'source-sans', 'LICENSE.md')
}
for (const style of ['Regular', 'It', 'Bold', 'BoldIt']) {
  copies[`fonts/SourceSans3-${style}.ttf`] = join(modules, 'source-sans', 'TTF', `SourceSans3-${style}.ttf`)
}
for (const [name, from] of Object.entries(copies)) {
  copyFileSync(from, join(out, name))
}
console.log(`Built ${Object.keys(copies).length + 1} files into reeve/web/static/web`)
