// One kind of paper: its choices at the side, the sheet as it will come out, and who gets none.
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { IconDeviceFloppy, IconPrinter } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { LabelSheet } from '../../../shared/contract/paper.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { FailedLine } from '../../components/Failed.tsx'
import { saveFile } from '../../components/save-file.ts'
import { Skeleton } from '../../components/Skeleton.tsx'
import { steps } from '../../app/undo/steps.ts'
import { useSaid } from '../../app/states/use-said.ts'
import { ByHand } from './ByHand.tsx'
import { LeftOut } from './LeftOut.tsx'
import { Posted } from './Posted.tsx'
import { PrinterShift } from './PrinterShift.tsx'
import { printDocument } from './print-document.ts'
import { SheetPicture } from './SheetPicture.tsx'
import { StartChoice } from './StartChoice.tsx'
import styles from './paper.module.css'
import { useSaidPaper } from './said-paper.ts'
import type { TemplateWords } from './use-template-words.ts'
import { orderPaper, usePaper, type PaperFor, type PaperKind, type PaperOrder } from './use-paper.ts'

interface PrintDeskProps {
  readonly kind: PaperKind
  readonly of: PaperFor
  readonly sheets: readonly LabelSheet[]
  readonly canMakePdf: boolean
  readonly shift: { readonly x: number; readonly y: number }
  readonly templates: TemplateWords | null
}

export function PrintDesk({ kind, of, sheets, canMakePdf, shift, templates }: PrintDeskProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const sayPaper = useSaidPaper()
  const [name, setName] = useState(sheets[0]?.sheet ?? '')
  const [start, setStart] = useState(0)
  const [perHousehold, setPerHousehold] = useState(true)
  const [chosenSize, setSize] = useState('')
  const [again, setAgain] = useState(false)
  const sheet = sheets.find((one) => one.sheet === name)
  const campaignId = 'campaignId' in of ? of.campaignId : null
  const order: PaperOrder = {
    kind,
    of: campaignId === null ? of : { campaignId, again },
    sheet: name,
    start,
    perHousehold,
    envelope: kind === 'letters' && chosenSize !== '' ? (chosenSize as PaperOrder['envelope']) : null, // of the choices below
    size: kind === 'cards' && chosenSize !== '' ? (chosenSize as PaperOrder['size']) : null, // likewise
    words: templates?.words ?? null,
  }
  const nobody = 'contactIds' in of && of.contactIds.length === 0
  const paper = usePaper(order, !nobody && (templates === null || templates.words !== null))
  const pdf = useMutation({
    mutationFn: () => orderPaper(order, 'pdf'),
    meta: { done: false },
    onSuccess: ({ file }) => {
      saveFile(file, file.name)
      steps.say({ tone: 'done', words: words('export.saved', { name: file.name }) })
    },
    onError: (error) => {
      steps.say({ tone: 'failed', words: sayPaper(error) ?? say(error).what })
    },
  })
  const made = paper.data
  return (
    <div className={styles['desk']}>
      <div className={styles['options']}>
        {kind === 'labels' && (
          <>
            <NativeSelect
              label={words('paper.sheet')}
              value={name}
              onChange={({ currentTarget }) => {
                setName(currentTarget.value)
                setStart(0)
              }}
              data={sheets.map((one) => ({
                value: one.sheet,
                label: nameOf(one, (count) => words('paper.labels-each', { count })),
              }))}
            />
            <Checkbox
              label={words('paper.per-household')}
              checked={perHousehold}
              onChange={({ currentTarget }) => setPerHousehold(currentTarget.checked)}
            />
            <p className={styles['quiet']}>{words('paper.start-help')}</p>
            <PrinterShift sheet={name} shift={shift} />
          </>
        )}
        {kind !== 'labels' && (
          <NativeSelect
            label={words(kind === 'letters' ? 'paper.envelope' : 'paper.size')}
            value={chosenSize}
            onChange={({ currentTarget }) => setSize(currentTarget.value)}
            data={
              kind === 'letters'
                ? [
                    { value: '', label: words('paper.usual') },
                    ...(['din', 'uk', 'us'] as const).map((one) => ({
                      value: one,
                      label: words(`paper.envelope.${one}`),
                    })),
                  ]
                : [
                    { value: '', label: words('paper.usual') },
                    ...(['a5', 'a6', 'half-letter'] as const).map((one) => ({
                      value: one,
                      label: words(`paper.size.${one}`),
                    })),
                  ]
            }
          />
        )}
        {templates !== null && (
          <NativeSelect
            label={words('paper.words')}
            value={templates.chosen}
            onChange={({ currentTarget }) => templates.choose(currentTarget.value)}
            data={[...templates.choices]}
          />
        )}
        {campaignId !== null && (
          <Checkbox
            label={words('paper.again')}
            checked={again}
            onChange={({ currentTarget }) => setAgain(currentTarget.checked)}
          />
        )}
        <div className={styles['buttons']}>
          <Button
            variant="filled"
            disabled={made === undefined || made.pieces === 0 || paper.isFetching}
            leftSection={<IconPrinter size={18} stroke={1.6} aria-hidden />}
            onClick={() => made && void printDocument(made.html)}
          >
            {words('paper.print')}
          </Button>
          {canMakePdf && (
            <Button
              disabled={made === undefined || made.pieces === 0}
              loading={pdf.isPending}
              leftSection={<IconDeviceFloppy size={18} stroke={1.6} aria-hidden />}
              onClick={() => pdf.mutate()}
            >
              {words('paper.save-pdf')}
            </Button>
          )}
        </div>
        <p className={styles['quiet']}>{words(kind === 'cards' ? 'paper.hint-cards' : 'paper.hint-size')}</p>
        {campaignId !== null && <Posted campaignId={campaignId} sends={made?.sends ?? null} />}
        {campaignId === null && made !== undefined && made.contacts.length > 0 && (
          <ByHand contacts={made.contacts} words={kind === 'labels' ? null : order.words} />
        )}
      </div>
      <div className={styles['shown']}>
        {nobody && <p>{words('paper.nobody-chosen')}</p>}
        {paper.error !== null && (
          <FailedLine
            said={{
              ...say(paper.error),
              ...(sayPaper(paper.error) !== null && { what: words('paper.cannot'), do: sayPaper(paper.error) ?? '' }),
            }}
          />
        )}
        {made !== undefined && (
          <p className={styles['count']} role="status">
            {words(`paper.count.${kind}`, {
              count: made.pieces,
              people: formats.number(made.people),
              pages: made.pages,
            })}
          </p>
        )}
        {made === undefined && paper.error === null && !nobody && <Skeleton rows={12} />}
        {made?.pieces === 0 && campaignId !== null && !again && (
          <p className={styles['quiet']}>{words('paper.nothing-waits')}</p>
        )}
        {made !== undefined && made.pieces > 0 && (
          <SheetPicture
            html={made.html}
            label={words('paper.picture')}
            width={kind === 'cards' ? 640 : 560}
            pages={kind === 'cards' ? 2 : 1}
          >
            {kind === 'labels' && sheet !== undefined && <StartChoice sheet={sheet} start={start} onStart={setStart} />}
          </SheetPicture>
        )}
        {made !== undefined && <LeftOut people={made.left} />}
      </div>
    </div>
  )
}

const nameOf = ({ maker, sheet, across, down }: LabelSheet, each: (count: number) => string): string =>
  [maker, sheet].filter((part) => part !== '').join(' ') + ` · ${each(across * down)}`
