// Gives every screen the words and formats of the chosen language, and the page its language and direction.
import { createContext, use, useLayoutEffect, useMemo, type ReactNode } from 'react'
import { createFormats, type Formats } from '../../../shared/words/format.ts'
import { createWords, languageOf, type Words } from '../../../shared/words/words.ts'
import { useChoices } from '../choices/choices.ts'

interface Speech {
  readonly words: Words
  readonly formats: Formats
}

const SpeechContext = createContext<Speech | null>(null)

export interface SpeakingProps {
  /** Until a book is open nobody knows the shop, and the system's own zone is used. */
  readonly shop: { readonly zone: string; readonly currency: string; readonly country: string } | null
  readonly children: ReactNode
}

/** English of the shop's country, so that dates and money look as they do on its street. */
function localeOf(country: string | undefined): string {
  const tag = country ? `en-${country}` : navigator.language.startsWith('en') ? navigator.language : 'en'
  return Intl.DateTimeFormat.supportedLocalesOf([tag])[0] ?? 'en'
}

export function Speaking({ shop, children }: SpeakingProps) {
  const { language: chosen } = useChoices()
  const language = languageOf(chosen === 'system' ? navigator.language : chosen)
  const locale = localeOf(shop?.country)
  const zone = shop?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const currency = shop?.currency ?? 'USD'
  const speech = useMemo(
    () => ({ words: createWords(language, locale), formats: createFormats({ locale, zone, currency }) }),
    [language, locale, zone, currency],
  )

  useLayoutEffect(() => {
    document.documentElement.lang = locale
    document.documentElement.dir = speech.words.direction
  }, [speech, locale])

  return <SpeechContext value={speech}>{children}</SpeechContext>
}

function useSpeech(): Speech {
  const speech = use(SpeechContext)
  if (!speech) throw new Error('a screen speaks outside <Speaking>')
  return speech
}

/** `const words = useWords()`, then `words('app.lock')` or `words.rich('key', values, tags)`. */
export function useWords(): Words {
  return useSpeech().words
}

/** Dates, numbers and money in the language of the screen and the zone of the shop. */
export function useFormats(): Formats {
  return useSpeech().formats
}
