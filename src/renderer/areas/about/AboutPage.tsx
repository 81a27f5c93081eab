// Which version this is, where the book lies, and whose work it stands on, with every licence to read.
import { useQuery } from '@tanstack/react-query'
import type { Licence } from 'virtual:licences'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import styles from './AboutPage.module.css'

export function AboutPage() {
  const words = useWords()
  const { status } = useHere()
  // The texts are long: they are loaded only when somebody wants to read them.
  const licences = useQuery({
    queryKey: ['licences'],
    queryFn: async () => (await import('virtual:licences')).licences,
    staleTime: Infinity,
  })
  return (
    <div className={styles['page']}>
      <h1>{words('about.title')}</h1>
      <p className={styles['lead']}>{words('about.lead', { version: status.program })}</p>
      <p className={styles['lead']}>{words('about.book', { folder: status.folder })}</p>
      <p className={styles['licence']}>{words('about.licence')}</p>
      <PageState query={licences}>
        {(all) => (
          <>
            <LicenceList
              title={words('about.fonts')}
              licences={all.filter(({ name }) => name.startsWith('@fontsource'))}
            />
            <LicenceList
              title={words('about.parts')}
              licences={all.filter(({ name }) => !name.startsWith('@fontsource'))}
            />
          </>
        )}
      </PageState>
    </div>
  )
}

function LicenceList({ title, licences }: { readonly title: string; readonly licences: readonly Licence[] }) {
  const words = useWords()
  const formats = useFormats()
  return (
    <section className={styles['section']}>
      <SectionHeading count={formats.number(licences.length)}>{title}</SectionHeading>
      {licences.map(({ name, version, licence, text }) => (
        <details key={name} className={styles['part']}>
          <summary className={styles['summary']}>
            <span>{words('about.part', { name, version })}</span>
            <span className={styles['kind']}>{licence}</span>
          </summary>
          <pre className={styles['text']} tabIndex={0} aria-label={words('about.text', { name })}>
            {text}
          </pre>
        </details>
      ))}
    </section>
  )
}
