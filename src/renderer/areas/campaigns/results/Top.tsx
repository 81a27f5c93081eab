// Where one is on the pages of results, and the ways from there.
import { useWords } from '../../../app/language/speaking.tsx'
import { FindingTop } from '../../../components/FindingPage.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { MESSAGES_PATH } from '../paths.ts'

interface Way {
  readonly href: string
  readonly words: string
}

interface TopProps {
  readonly trail: readonly Way[]
  readonly here: string
  readonly links: readonly Way[]
}

export function Top({ trail, here, links }: TopProps) {
  const words = useWords()
  return (
    <FindingTop
      trail={[{ href: MESSAGES_PATH, words: words('messages.title') }, ...trail]}
      here={here}
      tools={links.map((way) => (
        <TextButton key={way.href + way.words} href={way.href}>
          {way.words}
        </TextButton>
      ))}
    />
  )
}
