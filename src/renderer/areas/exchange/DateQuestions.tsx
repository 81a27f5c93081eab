// What nothing in the file tells: whether the day or the month stands first. Asked once, with dates of the file itself.
import { Radio } from '@mantine/core'
import type { ExchangeKind } from '../../../shared/contract/exchange.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { readAs, tellingSample } from './date-question.ts'
import { useFieldWords } from './field-words.ts'
import styles from './import.module.css'
import { withFormat, type OnMapping, type Preview } from './mapping.ts'

interface DateQuestionsProps {
  readonly kind: ExchangeKind
  readonly preview: Preview
  readonly onChange: OnMapping
}

export function DateQuestions({ kind, preview: { mapping, questions }, onChange }: DateQuestionsProps) {
  const words = useWords()
  const formats = useFormats()
  const fieldWords = useFieldWords(kind)
  return questions.map(({ field, formats: ways, samples }) => {
    const sample = tellingSample(samples, ways) ?? ''
    return (
      <Sheet key={field} className={styles['question']} label={words('import.question-label')}>
        <Radio.Group
          label={words('import.question', { field: fieldWords(field), sample })}
          description={words('import.question-why')}
          onChange={(way) => onChange(withFormat(mapping, field, way), field)}
        >
          <div className={styles['answers']}>
            {ways.map((way) => {
              const day = readAs(sample, way)
              return <Radio key={way} value={way} label={day === null ? way : formats.day(day)} />
            })}
          </div>
        </Radio.Group>
      </Sheet>
    )
  })
}
