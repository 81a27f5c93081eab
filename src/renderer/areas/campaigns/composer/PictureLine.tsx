// What a picture shows, in words, for who does not see it: asked as soon as it stands in the text, and whenever it is chosen there.
import { TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { useEffect, useRef } from 'react'
import { useWords } from '../../../app/language/speaking.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import styles from './composer.module.css'
import type { Pictures } from './use-pictures.ts'

const ALT_MOST = 200

interface PictureLineProps {
  readonly editor: Editor
  readonly trouble: Pictures['trouble']
  /** Grows with each picture that was put in: then it is asked for at once. */
  readonly put: number
}

export function PictureLine({ editor, trouble, put }: PictureLineProps) {
  const words = useWords()
  const say = useSaid()
  const field = useRef<HTMLInputElement>(null)
  const alt: unknown = editor.isActive('picture') ? editor.getAttributes('picture')['alt'] : null
  useEffect(() => {
    if (put > 0) field.current?.focus()
  }, [put])
  return (
    <>
      {typeof alt === 'string' && (
        <TextInput
          ref={field}
          label={words('messages.picture.alt')}
          description={words('messages.picture.alt-help')}
          maxLength={ALT_MOST}
          value={alt}
          onChange={(event) => describe(editor, event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return
            event.preventDefault()
            editor.commands.focus(editor.state.selection.to)
          }}
        />
      )}
      {trouble === 'unreadable' && (
        <p role="alert" className={styles['pictureWrong']}>
          {words('messages.picture.unreadable')}
        </p>
      )}
      {trouble !== null && trouble !== 'unreadable' && <FailedLine said={say(trouble.error)} />}
    </>
  )
}

/** A picture whose words change is another one: it is chosen anew, so that the field stays. */
function describe(editor: Editor, alt: string): void {
  const { from } = editor.state.selection
  editor.chain().updateAttributes('picture', { alt }).setNodeSelection(from).run()
}
