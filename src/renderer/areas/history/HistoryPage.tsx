// What was done, by whom and with what values, and a way back; the trash; for the owner, who looked at what.
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { DoneList } from './DoneList.tsx'
import styles from './HistoryPage.module.css'
import { LookedList } from './LookedList.tsx'
import { recordInSearch } from './paths.ts'
import { TrashList } from './TrashList.tsx'

const TABS = ['done', 'trash', 'looked'] as const
type Tab = (typeof TABS)[number]

export function HistoryPage() {
  const words = useWords()
  const owner = useMay('owner')
  const search = useSearch()
  const about = recordInSearch(search)
  const [tab, setTab] = useState<Tab>('done')
  const tabs = TABS.filter((one) => one !== 'looked' || owner)
  return (
    <div className={styles['page']}>
      <h1>{words('history.title')}</h1>
      <p className={styles['lead']}>{words('history.lead')}</p>
      <div className={styles['tabs']}>
        <SegmentedControl
          aria-label={words('history.tabs')}
          data={tabs.map((value) => ({ value, label: words(`history.tab.${value}`) }))}
          value={tab}
          onChange={setTab}
        />
      </div>
      {tab === 'done' && <DoneList key={search} about={about} />}
      {tab === 'trash' && <TrashList />}
      {tab === 'looked' && <LookedList />}
    </div>
  )
}
