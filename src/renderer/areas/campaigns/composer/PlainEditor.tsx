// Plain text with placeholders, each shown as one thing by its name: a subject in one line, what to say on the phone in many.
import { Input } from '@mantine/core'
import { Extension, type JSONContent } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import { useWords } from '../../../app/language/speaking.tsx'
import { placeholderCode } from './body-html.ts'
import { chipName } from './chip-name.ts'
import styles from './composer.module.css'
import { PlaceholderButtons } from './PlaceholderButtons.tsx'
import { PlaceholderMenu } from './PlaceholderMenu.tsx'
import { PlaceholderNode } from './placeholder-node.ts'
import { plainDoc, plainText } from './plain-text.ts'
import type { PlaceholderChoice } from './use-placeholders.ts'

interface PlainEditorProps {
  readonly label: string
  readonly help?: string
  readonly lines: 'one' | 'many'
  /** Characters, placeholders as they are kept. */
  readonly most: number
  readonly value: string
  /** Grows when `value` came from elsewhere and has to be shown. */
  readonly round: number
  readonly choices: readonly PlaceholderChoice[]
  readonly readOnly: boolean
  readonly onFocus?: () => void
  readonly onChange: (value: string) => void
}

export function PlainEditor(props: PlainEditorProps) {
  const { label, help, lines, value, round, choices, readOnly, onFocus, onChange } = props
  const words = useWords()
  const id = useId()
  const [menu, setMenu] = useState(false)
  const [extensions] = useState(() => [
    StarterKit.configure(ONLY_TEXT),
    PlaceholderNode.configure({ nameOf: (name) => chipName(name, choices) }),
    noLongerThan(props.most),
  ])
  const unknown = unknownIn(value, choices)
  const editor = useEditor({
    extensions,
    content: plainDoc(value, lines),
    editable: !readOnly,
    // Styles in the page are refused; ours stand in the style sheet.
    injectCSS: false,
    editorProps: {
      attributes: {
        'aria-labelledby': id,
        role: 'textbox',
        'aria-multiline': String(lines === 'many'),
      },
      handleKeyDown: (_view, event) => {
        if (event.isComposing) return false
        if (event.key === '{') setMenu(true)
        else if (event.key !== 'Enter' || lines === 'many') return false
        event.preventDefault()
        return true
      },
      handlePaste: (_view, event) => put(event.clipboardData),
      handleDrop: (_view, event, _slice, moved) => !moved && put(event.dataTransfer),
    },
    onFocus: () => onFocus?.(),
    onUpdate: ({ editor: changed }) => onChange(plainText(changed.getJSON())),
  })
  /** Only the text of what comes from elsewhere, in as many lines as there may be. */
  const put = (transfer: DataTransfer | null): boolean => {
    const text = transfer?.getData('text/plain') ?? ''
    const { content = [] } = plainDoc(text, lines)
    if (!readOnly && text !== '') {
      editor.commands.insertContent(lines === 'one' ? (content[0]?.content ?? []) : content)
    }
    return true
  }
  const show = useEffectEvent(() => editor.commands.setContent(plainDoc(value, lines), { emitUpdate: false }))
  useEffect(() => {
    if (round > 0) show()
  }, [round])
  useEffect(() => {
    editor.setEditable(!readOnly, false)
  }, [editor, readOnly])
  const insert = (name: string) => {
    setMenu(false)
    // At once: the command takes the focus a frame later, and whoever types on is quicker.
    editor.view.focus()
    editor
      .chain()
      .focus()
      .insertContent({ type: 'placeholder', attrs: { code: placeholderCode(name) } })
      .run()
  }
  const choosing = {
    choices,
    opened: menu,
    onOpened: setMenu,
    onInsert: insert,
    onBack: () => editor.commands.focus(),
  }
  return (
    <div className={styles['body']}>
      <div className={styles['label']}>
        <span id={id}>{label}</span>
        {help !== undefined && <span className={styles['quiet']}>{help}</span>}
      </div>
      <div className={styles['editor']} data-lines={lines}>
        <EditorContent editor={editor} className={styles['typed']} />
        {!readOnly && lines === 'one' && <PlaceholderMenu {...choosing} into={id} />}
      </div>
      {unknown !== null && <Input.Error>{words('messages.unknown', { name: unknown })}</Input.Error>}
      {!readOnly && lines === 'many' && <PlaceholderButtons {...choosing} />}
    </div>
  )
}

const ONLY_TEXT = {
  blockquote: false,
  bold: false,
  bulletList: false,
  code: false,
  codeBlock: false,
  hardBreak: false,
  heading: false,
  horizontalRule: false,
  italic: false,
  link: false,
  listItem: false,
  listKeymap: false,
  orderedList: false,
  strike: false,
  trailingNode: false,
  underline: false,
} as const

const lengthOf = (doc: Node): number => plainText(doc.toJSON() as JSONContent).length

/** What would be longer is not taken; what is too long already may get shorter. */
function noLongerThan(most: number) {
  return Extension.create({
    name: 'noLongerThan',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: ({ docChanged, doc }, state) =>
          !docChanged || lengthOf(doc) <= Math.max(most, lengthOf(state.doc)),
      }),
    ],
  })
}

/** The first name in the text that is none. */
function unknownIn(text: string, choices: readonly PlaceholderChoice[]): string | null {
  const names = [...text.matchAll(/\{\{-?\s*([\p{L}\p{M}\p{N}_.]+)/gu)].map(([, name = '']) => name)
  return names.find((name) => !choices.some((choice) => choice.name === name)) ?? null
}
