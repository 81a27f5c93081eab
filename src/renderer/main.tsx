// Starts the page: looks before the first paint, faces before the first words, then the screens.
import '@fontsource-variable/source-sans-3/wght.css'
import '@fontsource-variable/vollkorn/wght.css'
import '@mantine/core/styles.css'
import './app/theme/tokens.css'
import './app/theme/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/queries.ts'
import { App } from './app/App.tsx'
import { choices } from './app/choices/choices.ts'
import { startKeyboard } from './app/keyboard/shortcuts.ts'
import { paintFirst } from './app/theme/Looks.tsx'
import { adoptVariables } from './app/theme/variables.ts'

/** The faces come from this PC; if one is missing the page does not wait for it. */
const FACES = ['400 15px "Source Sans 3 Variable"', '600 26px "Vollkorn Variable"']
const PATIENCE_MS = 300

async function start(): Promise<void> {
  choices.start()
  paintFirst(choices.now())
  adoptVariables()
  startKeyboard()
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  await Promise.race([Promise.allSettled(FACES.map((face) => document.fonts.load(face))), patience])
  const root = document.getElementById('root')
  if (root === null) throw new Error('the page has no place for the screens')
  createRoot(root).render(
    <StrictMode>
      <App queryClient={createQueryClient()} />
    </StrictMode>,
  )
}

void start()
