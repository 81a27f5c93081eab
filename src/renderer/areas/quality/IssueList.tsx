// What was found, each kind with how many have it; the one that is looked at is marked. The address says which.
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { QualitySummary } from '../../../shared/contract/quality.ts'
import type { QualityCode } from '../../../shared/domain/quality.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { DUPLICATES_PATH } from '../duplicates/paths.ts'
import styles from './quality.module.css'
import { issuePath } from './paths.ts'

interface IssueListProps {
  readonly issues: QualitySummary['issues']
  readonly duplicates: number
  readonly current: QualityCode | null
}

export function IssueList({ issues, duplicates, current }: IssueListProps) {
  const words = useWords()
  const formats = useFormats()
  return (
    <nav aria-labelledby="quality-issues">
      <SectionHeading id="quality-issues" ruled={false}>
        {words('quality.issues')}
      </SectionHeading>
      <ul>
        {duplicates > 0 && (
          <li>
            <Link href={DUPLICATES_PATH} className={styles['entry']}>
              <span className={styles['grow']}>{words('quality.duplicates')}</span>
              <span className={styles['count']}>{formats.number(duplicates)}</span>
              <IconChevronRight size={16} stroke={1.6} aria-hidden className={styles['away']} />
            </Link>
          </li>
        )}
        {issues.map(({ code, count }) => (
          <li key={code}>
            <Link
              href={issuePath(code)}
              className={classes(styles['entry'], code === current && styles['current'])}
              aria-current={code === current ? 'page' : undefined}
            >
              <span className={styles['grow']}>{words(`quality.issue.${code}`)}</span>
              <span className={styles['count']}>{formats.number(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
