// A product, new or changed: name and price first, the rest as far as a shop needs it.
import { Autocomplete, Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState, type KeyboardEvent, type SubmitEvent } from 'react'
import type { Product } from '../../../shared/contract/products.ts'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { wrongIn as wrongInCustom } from '../fields/custom-draft.ts'
import { OwnFields } from '../fields/OwnFields.tsx'
import { refusedFields } from '../fields/refused-fields.ts'
import { useOwnFields } from '../fields/use-own-fields.ts'
import { GoesWithField } from './GoesWithField.tsx'
import { parseUnitPrice } from './figures.ts'
import { draftOf, EMPTY, newCustom, patchOf, valuesOf, wrongIn, type ProductDraft } from './product-draft.ts'
import styles from './products.module.css'
import { useFigures } from './use-figures.ts'

interface ProductFormProps {
  /** Null for a new one. */
  readonly product: Product | null
  readonly onSaved: (id: number) => void
  readonly onLeave: () => void
}

export function ProductForm({ product, onSaved, onLeave }: ProductFormProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const { format } = useFigures()
  const [base] = useState(() => (product === null ? EMPTY : draftOf(product, formats.locale)))
  const [draft, setDraft] = useState(base)
  const [tried, setTried] = useState(false)
  const create = useMutation(
    q.products.create.mutationOptions({
      meta: { done: words('products.created', { name: draft.name }) },
      onSuccess: ({ id }) => onSaved(id),
    }),
  )
  const save = useMutation(
    q.products.save.mutationOptions({
      meta: { done: words('products.saved', { name: draft.name }) },
      onSuccess: ({ id }) => onSaved(id),
    }),
  )
  const isNew = product === null
  const wrong = wrongIn(draft, { isNew, format })
  const error = create.error ?? save.error
  const refused = refusedFields(error)
  const submit = () => {
    setTried(true)
    if (Object.keys(wrong).length > 0) return
    if (product !== null) return save.mutate({ id: product.id, patch: patchOf(base, draft) })
    const price = parseUnitPrice(draft.price, format) ?? 0
    const cost = draft.cost.trim() === '' ? null : parseUnitPrice(draft.cost, format)
    create.mutate({ ...valuesOf(draft), ...newCustom(draft), price, ...(cost !== null && { cost }) })
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onLeave()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const title = isNew ? words('products.form.new') : words('products.form.edit', { name: base.name })
  return (
    <form
      className={styles['form']}
      noValidate
      aria-label={title}
      onKeyDown={keys}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        submit()
      }}
    >
      <h1>{title}</h1>
      <Fields
        draft={draft}
        onChange={(part) => setDraft({ ...draft, ...part })}
        isNew={isNew}
        self={product?.id ?? null}
        wrong={tried ? wrong : {}}
        taken={hasCode(error, 'NAME_TAKEN')}
        wrongCustom={new Map([...refused, ...(tried ? wrongInCustom(draft.custom) : [])])}
      />
      {error !== null && !hasCode(error, 'NAME_TAKEN') && refused.size === 0 && <FailedLine said={say(error)} />}
      <div className={styles['foot']}>
        <Button
          type="submit"
          variant="filled"
          loading={create.isPending || save.isPending}
          rightSection={<Keycap label={words('contacts.key.ctrl-enter')} onAccent silent />}
          aria-keyshortcuts="Control+Enter"
        >
          {words(isNew ? 'products.form.save-new' : 'contacts.form.save')}
        </Button>
        <Button variant="subtle" onClick={onLeave}>
          {words('contacts.form.cancel')}
        </Button>
      </div>
    </form>
  )
}

interface FieldsProps {
  readonly draft: ProductDraft
  readonly onChange: (part: Partial<ProductDraft>) => void
  readonly isNew: boolean
  readonly self: number | null
  readonly wrong: ReturnType<typeof wrongIn>
  /** The rules that own fields break, by field. */
  readonly wrongCustom: ReadonlyMap<string, string>
  /** Another product on sale bears the name or the number. */
  readonly taken: boolean
}

function Fields({ draft, onChange, isNew, self, wrong, wrongCustom, taken }: FieldsProps) {
  const words = useWords()
  const serial = useId()
  const { hiddenFields } = useHere()
  const own = useOwnFields('products')
  const categories = useQuery(q.products.categories.queryOptions({ input: {} })).data ?? []
  const errorAt = (field: keyof ProductDraft) => {
    const found = wrong[field]
    return found === undefined || found === 'custom' ? null : words(`products.wrong.${found}`)
  }
  const text = (field: 'name' | 'sku' | 'unit' | 'price' | 'cost' | 'taxRate' | 'serviceInterval') => ({
    value: draft[field],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
    error: errorAt(field),
    autoComplete: 'off',
  })
  return (
    <>
      <SegmentedControl
        aria-label={words('products.form.kind')}
        value={draft.kind}
        onChange={(kind) => onChange({ kind: kind === 'service' ? 'service' : 'item' })}
        data={[
          { value: 'item', label: words('products.kind.item') },
          { value: 'service', label: words('products.kind.service') },
        ]}
      />
      <TextInput
        autoFocus
        label={words('products.form.name')}
        maxLength={200}
        {...text('name')}
        error={taken ? words('products.wrong.taken') : errorAt('name')}
      />
      {isNew && (
        <div className={styles['two']}>
          <TextInput label={words('products.form.price')} inputMode="decimal" {...text('price')} />
          {!hiddenFields.includes('product_price.cost') && (
            <TextInput label={words('products.form.cost')} inputMode="decimal" {...text('cost')} />
          )}
        </div>
      )}
      <div className={styles['two']}>
        <Autocomplete
          label={words('products.form.category')}
          data={categories.map(({ name }) => name)}
          maxLength={80}
          value={draft.category}
          onChange={(category) => onChange({ category })}
        />
        <TextInput
          label={words('products.form.unit')}
          placeholder={words('products.form.unit-hint')}
          maxLength={20}
          {...text('unit')}
        />
      </div>
      <div className={styles['two']}>
        <TextInput label={words('products.form.sku')} maxLength={60} {...text('sku')} />
        <TextInput label={words('products.form.tax')} inputMode="decimal" {...text('taxRate')} />
      </div>
      <GoesWithField chosen={draft.goesWith} without={self} onChange={(goesWith) => onChange({ goesWith })} />
      <TextInput
        label={words('products.form.interval')}
        description={words('products.form.interval-help')}
        inputMode="numeric"
        {...text('serviceInterval')}
      />
      <Checkbox
        id={serial}
        label={words('products.form.serial')}
        checked={draft.serialNumbered}
        onChange={(event) => onChange({ serialNumbered: event.currentTarget.checked })}
      />
      <OwnFields fields={own} draft={draft.custom} wrong={wrongCustom} onChange={(custom) => onChange({ custom })} />
    </>
  )
}
