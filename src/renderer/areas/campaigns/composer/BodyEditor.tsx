// Formatted text with placeholders: bold, italic, headings, lists and links, nothing else, so that every mail program shows it.
import '@mantine/tiptap/styles.css'
import { FileButton } from '@mantine/core'
import { Link, RichTextEditor } from '@mantine/tiptap'
import { IconPhoto } from '@tabler/icons-react'
import { useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import { useWords } from '../../../app/language/speaking.tsx'
import { editorHtml, placeholderCode, storedHtml } from './body-html.ts'
import { chipName } from './chip-name.ts'
import styles from './composer.module.css'
import { pictureIn } from '../../../components/picture-file.ts'
import { PictureLine } from './PictureLine.tsx'
import { PlaceholderButtons } from './PlaceholderButtons.tsx'
import { PictureNode, PlaceholderNode } from './placeholder-node.ts'
import { usePictures } from './use-pictures.ts'
import type { PlaceholderChoice } from './use-placeholders.ts'

interface BodyEditorProps {
  readonly label: string
  readonly help?: string
  readonly value: string
  /** Grows when `value` came from elsewhere and has to be shown. */
  readonly round: number
  readonly choices: readonly PlaceholderChoice[]
  readonly readOnly: boolean
  readonly onChange: (html: string) => void
}

export function BodyEditor({ label, help, value, round, choices, readOnly, onChange }: BodyEditorProps) {
  const words = useWords()
  const id = useId()
  const [menu, setMenu] = useState(false)
  const [put, setPut] = useState(0)
  const pictures = usePictures()
  const [extensions] = useState(() => [
    StarterKit.configure({
      blockquote: false,
      code: false,
      codeBlock: false,
      strike: false,
      underline: false,
      link: false,
      trailingNode: false,
      heading: { levels: [2, 3] },
    }),
    Link.configure({
      openOnClick: false,
      autolink: false,
      isAllowedUri: (url) => /^(?:https?:|mailto:|tel:|\{\{)/i.test(url),
    }),
    PictureNode.configure({ addressFor: pictures.addressFor }),
    PlaceholderNode.configure({
      nameOf: (name) => chipName(name, choices),
    }),
  ])
  const editor = useEditor({
    extensions,
    content: editorHtml(value),
    editable: !readOnly,
    // Styles in the page are refused; ours stand in the style sheet.
    injectCSS: false,
    shouldRerenderOnTransaction: true,
    editorProps: {
      attributes: { 'aria-labelledby': id, role: 'textbox', 'aria-multiline': 'true' },
      handleKeyDown: (_view, event) => {
        if (event.key !== '{' || event.isComposing) return false
        event.preventDefault()
        setMenu(true)
        return true
      },
      handlePaste: (_view, event) => takes(event.clipboardData),
      handleDrop: (view, event, _slice, moved) =>
        !moved && takes(event.dataTransfer, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos),
    },
    onUpdate: ({ editor: changed }) => onChange(storedHtml(changed.getJSON())),
  })
  const putPicture = async (file: File | null, at?: number) => {
    const src = file === null ? null : await pictures.keep(file)
    if (src === null) return
    const from = at ?? editor.state.selection.from
    editor
      .chain()
      .insertContentAt(from, { type: 'picture', attrs: { src, alt: '' } })
      .setNodeSelection(from)
      .run()
    setPut((before) => before + 1)
  }
  /** Text that comes with its picture, as word processors have it, stays text. */
  const takes = (transfer: DataTransfer | null, at?: number): boolean => {
    const picture = transfer?.types.includes('text/plain') === true ? null : pictureIn(transfer)
    if (picture === null || readOnly) return false
    void putPicture(picture, at)
    return true
  }
  const show = useEffectEvent(() => editor.commands.setContent(editorHtml(value), { emitUpdate: false }))
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
  return (
    <div className={styles['body']}>
      <div className={styles['label']}>
        <span id={id}>{label}</span>
        {help !== undefined && <span className={styles['quiet']}>{help}</span>}
      </div>
      <RichTextEditor editor={editor} className={styles['editor']} labels={labelsOf(words)}>
        {!readOnly && (
          <RichTextEditor.Toolbar aria-label={words('messages.format')}>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.Bold />
              <RichTextEditor.Italic />
              <RichTextEditor.H2 />
              <RichTextEditor.H3 />
              <RichTextEditor.BulletList />
              <RichTextEditor.OrderedList />
              <RichTextEditor.Hr />
              <RichTextEditor.Link />
              <RichTextEditor.Unlink />
              <FileButton accept="image/*" onChange={(file) => void putPicture(file)}>
                {({ onClick }) => (
                  <RichTextEditor.Control
                    onClick={onClick}
                    aria-label={words('messages.format.picture')}
                    title={words('messages.format.picture')}
                  >
                    <IconPhoto size={16} stroke={1.6} aria-hidden />
                  </RichTextEditor.Control>
                )}
              </FileButton>
            </RichTextEditor.ControlsGroup>
          </RichTextEditor.Toolbar>
        )}
        <RichTextEditor.Content />
      </RichTextEditor>
      {!readOnly && <PictureLine editor={editor} trouble={pictures.trouble} put={put} />}
      {!readOnly && (
        <PlaceholderButtons
          choices={choices}
          opened={menu}
          onOpened={setMenu}
          onInsert={insert}
          onBack={() => editor.commands.focus()}
        />
      )}
    </div>
  )
}

const labelsOf = (words: ReturnType<typeof useWords>) => ({
  boldControlLabel: words('messages.format.bold'),
  italicControlLabel: words('messages.format.italic'),
  h2ControlLabel: words('messages.format.h2'),
  h3ControlLabel: words('messages.format.h3'),
  bulletListControlLabel: words('messages.format.bullets'),
  orderedListControlLabel: words('messages.format.numbers'),
  hrControlLabel: words('messages.format.line'),
  linkControlLabel: words('messages.format.link'),
  unlinkControlLabel: words('messages.format.unlink'),
  linkEditorInputLabel: words('messages.format.address'),
  linkEditorInputPlaceholder: words('messages.format.address-hint'),
  linkEditorExternalLink: words('messages.format.outside'),
  linkEditorInternalLink: words('messages.format.inside'),
  linkEditorSave: words('messages.format.keep'),
})
