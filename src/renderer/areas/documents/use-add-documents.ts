// Adds files one after the other; what could not be kept is said by name, and the others are kept all the same.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { DocumentAbout } from '../../../shared/contract/documents.ts'
import { DOCUMENT_BYTES } from '../../../shared/domain/document-size.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { sayCode } from '../../app/states/said-error.ts'
import { useSaid } from '../../app/states/use-said.ts'
import { isReadable } from './readable.ts'

interface Adding {
  /** The name of the file that is being added. */
  readonly now: string | null
  /** Sentences about those of the last time that were not kept. */
  readonly failed: readonly string[]
  readonly add: (files: readonly File[]) => Promise<void>
}

export function useAddDocuments(about: DocumentAbout): Adding {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const [now, setNow] = useState<string | null>(null)
  const [failed, setFailed] = useState<readonly string[]>([])
  const { mutateAsync } = useMutation(
    q.documents.add.mutationOptions({
      meta: {
        done: (_answer, input) => {
          const { file } = input as { readonly file: File } // given below
          return words('documents.added', { count: 1, name: file.name })
        },
      },
    }),
  )

  async function addOne(file: File): Promise<string | null> {
    const refused = (said: { readonly what: string; readonly do: string }) =>
      words('documents.failed', { name: file.name, what: said.what, do: said.do })
    // Said at once, instead of after it was sent.
    if (file.size > DOCUMENT_BYTES)
      return refused(sayCode({ code: 'TOO_LARGE', data: { limit: DOCUMENT_BYTES } }, words, formats))
    if (!(await isReadable(file)))
      return refused(sayCode({ code: 'FILE_UNREADABLE', data: { name: file.name } }, words, formats))
    try {
      await mutateAsync({ about, file })
      return null
    } catch (error) {
      return refused(say(error))
    }
  }

  return {
    now,
    failed,
    async add(files) {
      setFailed([])
      const sentences: string[] = []
      for (const file of files) {
        setNow(file.name)
        const sentence = await addOne(file)
        if (sentence !== null) sentences.push(sentence)
      }
      setNow(null)
      setFailed(sentences)
    },
  }
}
