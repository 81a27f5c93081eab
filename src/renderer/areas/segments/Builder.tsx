// A segment being written: the sentence, the part that is open below it, what each part leaves; and beside it whom it describes.
import { Button } from '@mantine/core'
import { IconArrowsSplit2, IconListDetails, IconPlus, IconUserMinus } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Segment } from '../../../shared/contract/segments.ts'
import { EVERYBODY } from '../../../shared/domain/segments/rule.ts'
import { fieldRules, hasCode } from '../../api/errors.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { BuilderHead } from './BuilderHead.tsx'
import styles from './builder.module.css'
import { CountAside } from './CountAside.tsx'
import { draftMemory } from './draft-memory.ts'
import { FactFinder } from './FactFinder.tsx'
import { Leaves } from './Leaves.tsx'
import { MakeList } from './MakeList.tsx'
import { isFinished } from './new-condition.ts'
import { PartEditor } from './PartEditor.tsx'
import { segmentPath } from './paths.ts'
import { besides, finished, isCondition, leavesOf, ruleAt, samePath, type Path } from './rule-tree.ts'
import { SaveSheet } from './SaveSheet.tsx'
import type { RuleSpeech } from './say-condition.ts'
import { sayRule } from './sentence.ts'
import { Sentence } from './Sentence.tsx'
import { useBuilder, type Builder as Building } from './use-builder.ts'
import { useCount } from './use-count.ts'
import { useSpeech, type Vocabulary } from './use-speech.ts'

interface BuilderProps {
  /** Null for a new one. */
  readonly segment: Segment | null
  readonly vocabulary: Vocabulary
}

/** Windows up to today say little in a book whose newest sale is older than this, in days. */
const LONG_AGO = 60

export function Builder({ segment, vocabulary }: BuilderProps) {
  const words = useWords()
  const name = segment?.name ?? draftMemory.of(null)?.name ?? ''
  const sentence = useRef<HTMLParagraphElement>(null)
  const building = useBuilder({ sentence, id: segment?.id ?? null, rule: segment?.rule ?? EVERYBODY, name })
  const { rule, box } = building
  const [asOf, setAsOf] = useState<number | undefined>(undefined)
  const speech = useSpeech(vocabulary, [rule])
  const asked = useMemo(() => finished(rule, (one) => isFinished(one, speech.factOf(one.fact))), [rule, speech])
  const { count, error, counting } = useCount({ rule: asked.rule, asOf })
  const rules = fieldRules(error)
  const wrongAt = useWrongParts(rules, { building, asked, speech })
  const unfinished = leavesOf(rule).length > asked.paths.length
  const told = hasCode(error, 'BAD_INPUT') && Object.keys(rules).length > 0
  return (
    <div className={styles['page']}>
      <div className={styles['main']}>
        <BuilderHead segment={segment} name={name} />
        <AsOfLine vocabulary={vocabulary} asOf={asOf} onChange={setAsOf} />
        <Sentence
          ref={sentence}
          rule={rule}
          speech={speech}
          open={box === null || box.does === 'seek' ? null : box.path}
          wrongAt={wrongAt}
          onOpen={building.open}
          onRemove={building.remove}
          onType={(letter, path) => building.seek('and', path, letter)}
        />
        <div className={styles['below']}>
          <AddButtons building={building} />
          <OpenBox building={building} vocabulary={vocabulary} speech={speech} asOf={asOf} wrongAt={wrongAt} />
        </div>
        {count !== undefined && (
          <Leaves
            rule={asked.rule}
            count={count}
            speech={speech}
            open={box?.does === 'edit' ? countedPath(asked.paths, asked.rule, box.path) : null}
          />
        )}
      </div>
      <CountAside
        rule={asked.rule}
        asOf={asOf}
        count={count}
        counting={counting}
        error={told ? null : error}
        speech={speech}
        saved={segment !== null && !building.changed ? segment.id : null}
      >
        <Foot
          segment={segment}
          building={building}
          counted={asked.rule}
          asOf={asOf}
          name={name}
          ready={!unfinished && error === null}
          suggestion={sayRule(asked.rule, speech)}
        />
        {unfinished && <p className={styles['unfinished']}>{words('segments.unfinished')}</p>}
      </CountAside>
    </div>
  )
}

type Asked = ReturnType<typeof finished>

/** Where a part of the whole stands in what was counted. */
function countedPath(paths: readonly Path[], counted: Asked['rule'], path: Path): Path | null {
  const at = paths.findIndex((one) => samePath(one, path))
  return leavesOf(counted)[at]?.path ?? null
}

interface Checked {
  readonly building: Building
  readonly asked: Asked
  readonly speech: RuleSpeech
}

/** What is wrong with a part: the core names its place in what it was asked. */
function useWrongParts(rules: Readonly<Record<string, string>>, { building, asked, speech }: Checked) {
  const words = useWords()
  return (path: Path): string | undefined => {
    const condition = ruleAt(building.rule, path)
    if (condition === undefined || !isCondition(condition)) return undefined
    if (speech.factOf(condition.fact) === undefined) return words('segments.wrong.unknown_fact')
    const counted = countedPath(asked.paths, asked.rule, path)
    if (counted === null) return undefined
    const start = `rule.${counted.map((at) => `${String(at)}.`).join('')}`
    const [, rule] =
      Object.entries(rules).find(([place]) => place.startsWith(start) && !/^\d/.test(place.slice(start.length))) ?? []
    return rule === undefined ? undefined : (words.find(`segments.wrong.${rule}`) ?? words('segments.wrong.other'))
  }
}

interface AsOfLineProps {
  readonly vocabulary: Vocabulary
  readonly asOf: number | undefined
  readonly onChange: (asOf: number | undefined) => void
}

function AsOfLine({ vocabulary: { newestSale, today }, asOf, onChange }: AsOfLineProps) {
  const words = useWords()
  const formats = useFormats()
  if (newestSale === null || today - newestSale <= LONG_AGO) return null
  const day = formats.day(newestSale)
  return (
    <p className={styles['quiet']}>
      {asOf === undefined ? words('segments.long-ago', { day }) : words('segments.as-of', { day })}{' '}
      <TextButton onClick={() => onChange(asOf === undefined ? newestSale : undefined)}>
        {asOf === undefined ? words('segments.count-as-of', { day }) : words('segments.count-today')}
      </TextButton>
    </p>
  )
}

function AddButtons({ building }: { readonly building: Building }) {
  const words = useWords()
  const { rule, box, seek } = building
  const beside = box?.does === 'edit' ? box.path : null
  const some = leavesOf(rule).length > 0
  const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const
  return (
    <p className={styles['adding']}>
      <TextButton icon={<IconPlus {...icon} />} onClick={() => seek('and', beside)}>
        {words(some ? 'segments.and' : 'segments.first-part')}
      </TextButton>
      {some && (
        <TextButton icon={<IconArrowsSplit2 {...icon} />} onClick={() => seek('or', beside)}>
          {words('segments.or')}
        </TextButton>
      )}
      <TextButton icon={<IconUserMinus {...icon} />} onClick={() => seek('not', beside)}>
        {words('segments.but-not')}
      </TextButton>
    </p>
  )
}

interface OpenBoxProps {
  readonly building: Building
  readonly vocabulary: Vocabulary
  readonly speech: RuleSpeech
  readonly asOf: number | undefined
  readonly wrongAt: (path: Path) => string | undefined
}

function OpenBox({ building, vocabulary, speech, asOf, wrongAt }: OpenBoxProps) {
  const words = useWords()
  const { box, rule } = building
  if (box === null) return null
  if (box.does !== 'edit') {
    const join = box.does === 'seek' ? box.join : 'else'
    return (
      <FactFinder
        key={join}
        vocabulary={vocabulary}
        speech={speech}
        label={words(`segments.find.${join}`)}
        typed={box.does === 'seek' ? box.typed : ''}
        onChoose={building.choose}
        onClose={building.close}
      />
    )
  }
  const { path } = box
  const condition = ruleAt(rule, path)
  if (condition === undefined || !isCondition(condition)) return null
  return (
    <PartEditor
      key={`${path.join('.')} ${condition.fact}`}
      condition={condition}
      among={besides(rule, path, (one) => isFinished(one, speech.factOf(one.fact)))}
      asOf={asOf}
      fact={speech.factOf(condition.fact)}
      speech={speech}
      wrong={wrongAt(path)}
      onChange={(next, about) => building.change(path, next, about)}
      onSeek={() => building.askElse(path)}
      onRemove={() => building.remove(path)}
      onClose={building.close}
    />
  )
}

interface FootProps {
  readonly segment: Segment | null
  readonly building: Building
  readonly counted: Asked['rule']
  readonly asOf: number | undefined
  readonly name: string
  /** Every part is finished and could be asked. */
  readonly ready: boolean
  /** The sentence, as a name for what has none. */
  readonly suggestion: string
}

function Foot({ segment, building, counted, asOf, name, ready, suggestion }: FootProps) {
  const words = useWords()
  const may = useMay('staff')
  const [, navigate] = useLocation()
  const [open, setOpen] = useState<'save' | 'list' | null>(null)
  const close = () => setOpen(null)
  const fresh = segment === null || building.changed
  return (
    <>
      {may && fresh && (
        <Button variant="filled" disabled={!ready} onClick={() => setOpen('save')}>
          {words('segments.save-as')}
        </Button>
      )}
      {may && (
        <Button
          variant={fresh ? 'default' : 'filled'}
          leftSection={<IconListDetails size={16} stroke={1.6} aria-hidden />}
          disabled={!ready}
          onClick={() => setOpen('list')}
        >
          {words('segments.make-list')}
        </Button>
      )}
      {open === 'save' && (
        <SaveSheet
          rule={counted}
          segment={segment}
          name={name}
          onClose={close}
          onDone={(id) => {
            building.saved(counted)
            draftMemory.forget(segment?.id ?? null)
            close()
            if (segment === null) navigate(segmentPath(id))
          }}
        />
      )}
      {open === 'list' && (
        <MakeList rule={counted} asOf={asOf} name={(name === '' ? suggestion : name).slice(0, 80)} onClose={close} />
      )}
    </>
  )
}
