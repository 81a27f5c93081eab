// What each part leaves of everybody, one after the other.
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import type { Rule } from '../../../shared/domain/segments/rule.ts'
import { classes } from '../../components/classes.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import styles from './builder.module.css'
import { childrenOf, rooted, type Path } from './rule-tree.ts'
import type { RuleSpeech } from './say-condition.ts'
import { sayPart } from './sentence.ts'
import type { Count } from './use-count.ts'

interface LeavesProps {
  /** As it was counted. */
  readonly rule: Rule
  readonly count: Count
  readonly speech: RuleSpeech
  /** Where the part is that is open, in the rule as it was counted. */
  readonly open: Path | null
}

export function Leaves({ rule, count, speech, open }: LeavesProps) {
  const words = useWords()
  const parts = childrenOf(rooted(rule))
  // A single part leaves what stands at the side.
  if (count.leaves.length !== parts.length || parts.length < 2) return null
  const most = Math.max(1, ...count.leaves.map(({ left }) => left))
  return (
    <section aria-labelledby="segment-leaves">
      <SectionHeading id="segment-leaves" ruled={false}>
        {words('segments.leaves')}
      </SectionHeading>
      <table className={styles['leaves']}>
        <tbody>
          <Leaf said={words('segments.everybody')} people={count.of} share={null} />
          {parts.map((part, at) => (
            <Leaf
              key={at}
              said={sayPart(part, speech)}
              people={count.leaves[at]?.left ?? 0}
              share={(count.leaves[at]?.left ?? 0) / most}
              strong={open?.[0] === at}
              last={at === parts.length - 1}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface LeafProps {
  readonly said: string
  readonly people: number
  /** Of the longest bar, 0 to 1; null for none. */
  readonly share: number | null
  readonly strong?: boolean
  readonly last?: boolean
}

function Leaf({ said, people, share, strong = false, last = false }: LeafProps) {
  const formats = useFormats()
  return (
    <tr className={classes(strong && styles['strong'])}>
      <th scope="row">{said}</th>
      <td className={styles['people']}>{formats.number(people)}</td>
      <td className={styles['barCell']} aria-hidden="true">
        {share !== null && (
          <span
            className={classes(styles['bar'], last && styles['lastBar'])}
            style={{ inlineSize: `${String(100 * share)}%` }}
          />
        )}
      </td>
    </tr>
  )
}
