// The photo of the form: chosen, dropped or pasted, made a small square before it goes anywhere.
import { FileButton, UnstyledButton } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { IconCamera } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useWords } from '../../../app/language/speaking.tsx'
import { Monogram } from '../../../components/Monogram.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import type { PhotoChange } from './draft-store.ts'
import styles from './form.module.css'
import { addressOf, pictureIn } from '../../../components/picture-file.ts'
import { squarePhoto } from './photo-square.ts'

interface PhotoFieldProps {
  readonly initials: string
  /** Address of the photo that is in the book now. */
  readonly stored: string | null
  readonly change: PhotoChange
  readonly onChange: (change: PhotoChange) => void
  /** A picture is being made small; saving waits for it. */
  readonly onPreparing: (busy: boolean) => void
  /** The title that stands beside the photo. */
  readonly children: ReactNode
}

export function PhotoField({ initials, stored, change, onChange, onPreparing, children }: PhotoFieldProps) {
  const words = useWords()
  const [over, setOver] = useState(false)
  const [unreadable, setUnreadable] = useState(false)
  const shown = change.is === 'kept' ? stored : change.is === 'new' ? change.address : null

  const take = async (file: File | null) => {
    if (!file) return
    onPreparing(true)
    try {
      const square = await squarePhoto(file)
      onChange({ is: 'new', file: square, address: await addressOf(square) })
      setUnreadable(false)
    } catch {
      setUnreadable(true)
    } finally {
      onPreparing(false)
    }
  }
  useWindowEvent('paste', (event) => {
    const picture = pictureIn(event.clipboardData)
    if (!picture) return
    event.preventDefault()
    void take(picture)
  })

  return (
    <div
      className={styles['photoField']}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void take(pictureIn(event.dataTransfer))
      }}
    >
      <FileButton accept="image/*" onChange={(file) => void take(file)}>
        {({ onClick }) => (
          <>
            <UnstyledButton
              className={styles['photo']}
              data-over={over || undefined}
              tabIndex={-1}
              aria-hidden
              onClick={onClick}
            >
              {shown || initials !== '' ? (
                <Monogram initials={initials} photo={shown} size={56} />
              ) : (
                <span className={styles['camera']}>
                  <IconCamera size={20} stroke={1.6} aria-hidden />
                </span>
              )}
            </UnstyledButton>
            <div className={styles['photoWords']}>
              {children}
              <p className={styles['photoLine']}>
                <TextButton onClick={onClick}>
                  {words(shown ? 'contacts.form.photo-change' : 'contacts.form.photo-choose')}
                </TextButton>
                {shown && (
                  <TextButton tone="quiet" onClick={() => onChange({ is: 'none' })}>
                    {words('contacts.form.photo-remove')}
                  </TextButton>
                )}
                {unreadable ? (
                  <span role="alert" className={styles['wrong']}>
                    {words('contacts.form.photo-unreadable')}
                  </span>
                ) : (
                  !shown && <span className={styles['hint']}>{words('contacts.form.photo-hint')}</span>
                )}
              </p>
            </div>
          </>
        )}
      </FileButton>
    </div>
  )
}
