// When it was said and who began it: a table whose cells grow darker with their share.
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import styles from './said.module.css'
import { shadeOf, touchpointMap, type Counts } from './touchpoints.ts'

export function TouchpointTable({ touchpoints }: Pick<Counts, 'touchpoints'>) {
  const words = useWords()
  const formats = useFormats()
  const { rows, beginners, total } = touchpointMap(touchpoints)
  return (
    <table className={styles['map']}>
      <caption className={styles['caption']}>{words('said.map-caption', { count: total })}</caption>
      <thead>
        <tr>
          <td />
          {beginners.map((begunBy) => (
            <th key={begunBy ?? 'unsaid'} scope="col">
              {words(`said.begun.${begunBy ?? 'unsaid'}`)}
            </th>
          ))}
          <th scope="col">{words('said.total')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ phase, cells, total: sum }) => (
          <tr key={phase ?? 'unsaid'}>
            <th scope="row">{words(`said.phase.${phase ?? 'unsaid'}`)}</th>
            {cells.map(({ begunBy, count, share }) => (
              <td
                key={begunBy ?? 'unsaid'}
                className={classes(styles['cell'], styles[`shade${String(shadeOf(share))}`])}
                title={words('said.cell', { count, share: formats.percent(share) })}
              >
                {formats.number(count)}
              </td>
            ))}
            <td className={styles['sum']}>{formats.number(sum)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
