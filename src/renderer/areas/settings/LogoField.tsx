// The logo of the shop: chosen, dropped or pasted, made small enough before it goes anywhere, kept at once as a step that can be taken back.
import { FileButton } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LOGO_BYTES, LOGO_SIDE } from '../../../shared/domain/messages/pictures.ts'
import { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { fittedPicture } from '../../components/fitted-picture.ts'
import { addressOf, pictureIn } from '../../components/picture-file.ts'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './LogoField.module.css'

const BOUNDS = { bytes: LOGO_BYTES, side: LOGO_SIDE }

function useLogo(): string | null {
  const logo = useQuery({
    // Begins like every key of the area, so that a change of documents asks for it again.
    queryKey: [['documents', 'logo', 'address']],
    queryFn: async () => {
      const found = await api.documents.logo({})
      return found.logo === null ? null : addressOf(found.logo)
    },
  })
  return logo.data ?? null
}

export function LogoField({ shop, readOnly }: { readonly shop: string; readonly readOnly: boolean }) {
  const words = useWords()
  const say = useSaid()
  const logo = useLogo()
  const [unreadable, setUnreadable] = useState(false)
  const set = useMutation(q.documents.setLogo.mutationOptions({ meta: { done: words('settings.shop.logo-set') } }))
  const remove = useMutation(
    q.documents.removeLogo.mutationOptions({ meta: { done: words('settings.shop.logo-removed') } }),
  )
  const take = async (file: File | null) => {
    if (file === null || readOnly) return
    try {
      const small = await fittedPicture(file, BOUNDS)
      setUnreadable(false)
      set.mutate({ file: small })
    } catch {
      setUnreadable(true)
    }
  }
  const failed = set.error ?? remove.error
  return (
    <div
      className={styles['field']}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void take(pictureIn(event.dataTransfer))
      }}
      onPaste={(event) => void take(pictureIn(event.clipboardData))}
    >
      {logo !== null && <img className={styles['logo']} src={logo} alt={words('settings.shop.logo-of', { shop })} />}
      {!readOnly && (
        <FileButton accept="image/*" onChange={(file) => void take(file)}>
          {({ onClick }) => (
            <p className={styles['actions']}>
              <TextButton onClick={onClick} disabled={set.isPending}>
                {words(logo === null ? 'settings.shop.logo-choose' : 'settings.shop.logo-change')}
              </TextButton>
              {logo !== null && (
                <TextButton tone="quiet" onClick={() => remove.mutate({})}>
                  {words('settings.shop.logo-remove')}
                </TextButton>
              )}
            </p>
          )}
        </FileButton>
      )}
      {unreadable && (
        <p role="alert" className={styles['wrong']}>
          {words('messages.picture.unreadable')}
        </p>
      )}
      {failed !== null && <FailedLine said={say(failed)} />}
    </div>
  )
}
