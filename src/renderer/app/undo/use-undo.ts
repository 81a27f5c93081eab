// After every command a message with Undo; Ctrl+Z takes back the newest step of this window.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { api } from '../../api/client.ts'
import { useShortcuts } from '../keyboard/shortcuts.ts'
import { useWords } from '../language/speaking.tsx'
import { useSaid } from '../states/use-said.ts'
import { steps } from './steps.ts'

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /**
       * What a command did, as a short sentence for its message: "Mirela Ionescu-Brandt is in the trash".
       * `false`: no message, because the screen says it in another way. Undo works all the same.
       */
      readonly done?: string | false | ((answer: unknown, input: unknown) => string | false)
    }
  }
}

interface Undoing {
  /** Takes a command back and says so; `alone`: of long work this step only. */
  readonly undo: (command: number, alone?: boolean) => Promise<void>
  readonly redo: (command: number, alone?: boolean) => Promise<void>
  /** Takes back the newest step of this window, or says that there is none. */
  readonly undoLast: () => void
  /** For commands that were not called through a mutation. */
  readonly did: (command: number | null, sentence?: string | false) => void
}

export function useUndo(): Undoing {
  const words = useWords()
  const say = useSaid()

  const failed = (error: unknown) => {
    const said = say(error)
    steps.say({ words: `${said.what}. ${said.do}`, tone: 'failed' })
  }
  const undo = async (command: number, alone = false) => {
    try {
      const { stayed } = await api.history.undo({ command, alone })
      steps.mark(command, 'undone')
      steps.say({
        words: stayed.length === 0 ? words('undo.undone') : words('undo.stayed', { count: stayed.length }),
        tone: 'done',
        about: command,
        button: { words: words('undo.redo'), run: () => void redo(command, alone) },
      })
    } catch (error) {
      failed(error)
    }
  }
  const redo = async (command: number, alone = false) => {
    try {
      await api.history.redo({ command, alone })
      steps.mark(command, 'done')
      steps.say({ words: words('undo.redone'), tone: 'done', about: command, button: undoButton(command, alone) })
    } catch (error) {
      failed(error)
    }
  }
  const undoButton = (command: number, alone = false) => ({
    words: words('undo.button'),
    keycap: words('key.ctrl-z'),
    run: () => void undo(command, alone),
  })
  const did = (command: number | null, sentence?: string | false) => {
    // What cannot be undone is told of all the same, where there is something to tell.
    if (command === null) {
      if (sentence) steps.say({ words: sentence, tone: 'done' })
      return
    }
    const said = sentence || words('undo.done', { count: 1 })
    steps.did(command, said)
    if (sentence !== false) steps.say({ words: said, tone: 'done', about: command, button: undoButton(command) })
  }
  const undoLast = () => {
    const step = steps.lastDone()
    if (step) void undo(step.command)
    else steps.say({ words: words('undo.nothing'), tone: 'done' })
  }
  return { undo, redo, undoLast, did }
}

function commandOf(answer: unknown): number | null {
  if (typeof answer !== 'object' || answer === null || !('command' in answer)) return null
  return typeof answer.command === 'number' ? answer.command : null
}

/** Once, in the frame: hears of every command that a screen ran as a mutation, and owns Ctrl+Z. */
export function useUndoEverywhere(): void {
  const words = useWords()
  const queryClient = useQueryClient()
  const { did, undoLast, redo } = useUndo()
  const hear = useEffectEvent(did)

  useEffect(
    () =>
      queryClient.getMutationCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'success') return
        const { data, variables } = event.mutation.state as { data: unknown; variables: unknown } // any otherwise
        const done = event.mutation.meta?.done
        hear(commandOf(data), typeof done === 'function' ? done(data, variables) : done)
      }),
    [queryClient],
  )

  const redoLast = () => {
    const step = steps.lastUndone()
    if (step) void redo(step.command)
    else steps.say({ words: words('undo.nothing'), tone: 'done' })
  }
  useShortcuts({
    'ctrl+z': { where: 'page', run: undoLast },
    'ctrl+shift+z': { where: 'page', run: redoLast },
    'ctrl+y': { where: 'page', run: redoLast },
  })
}
