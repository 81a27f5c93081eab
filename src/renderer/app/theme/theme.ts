// The one Mantine theme of the house: sizes, faces and component defaults. Colours are the tokens of tokens.css.
import {
  Autocomplete,
  Badge,
  Button,
  Checkbox,
  createTheme,
  Input,
  Modal,
  MultiSelect,
  PasswordInput,
  Pill,
  Popover,
  Radio,
  rem,
  SegmentedControl,
  Select,
  Switch,
  Table,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
  Menu,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'
import classes from './controls.module.css'

const shop: MantineColorsTuple = [
  '#e6f0f3',
  '#cfe1e8',
  '#b1d5e2',
  '#8fbfd1',
  '#6aa3b9',
  '#4a879f',
  '#2f6a82',
  '#1b5268',
  '#134153',
  '#0c2f3d',
]
const dark: MantineColorsTuple = [
  '#efe8dc',
  '#d3cabd',
  '#b5ab9c',
  '#7d7366',
  '#5a5147',
  '#37312a',
  '#2c2622',
  '#231e1b',
  '#1b1815',
  '#151311',
]
const gray: MantineColorsTuple = [
  '#f8f6f1',
  '#f4f2ec',
  '#eae7de',
  '#e1ddd3',
  '#c6c0b4',
  '#a29988',
  '#8f8677',
  '#5f584d',
  '#3b352e',
  '#26231f',
]

/** Every variant speaks in tokens, so that a shop's accent and the contrast setting reach every control. */
const variantColorResolver: VariantColorsResolver = ({ variant, color }) => {
  const late = color === 'late'
  if (variant === 'filled')
    return {
      background: 'var(--accent)',
      hover: 'var(--accent-2)',
      color: 'var(--on-accent)',
      border: '1px solid transparent',
    }
  if (variant === 'default' || variant === 'outline' || variant === 'white')
    return {
      background: 'var(--sheet)',
      hover: 'var(--sunken)',
      color: late ? 'var(--late)' : 'var(--ink)',
      border: '1px solid var(--line-2)',
    }
  if (variant === 'light')
    return { background: 'var(--sunken)', hover: 'var(--line)', color: 'var(--ink)', border: '1px solid transparent' }
  return {
    background: 'transparent',
    hover: late ? 'var(--late-soft)' : 'var(--accent-soft)',
    color: late ? 'var(--late)' : 'var(--accent)',
    border: '1px solid transparent',
  }
}

const noMotion = { transitionProps: { duration: 0 } }
const choiceList = { dropdown: classes['dropdown'] ?? '', option: classes['option'] ?? '' }
const floating = { ...noMotion, shadow: 'md', radius: 'lg' }

export const theme = createTheme({
  fontFamily: 'var(--face)',
  fontFamilyMonospace: 'var(--face)',
  headings: {
    fontFamily: 'var(--face-names)',
    fontWeight: '600',
    sizes: { h1: { fontSize: '26px', lineHeight: '32px' } },
  },
  fontSizes: { xs: '13px', sm: '15px', md: '15px', lg: '20px', xl: '26px' },
  lineHeights: { xs: '20px', sm: '24px', md: '24px', lg: '28px', xl: '32px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  shadows: { xs: 'none', sm: 'none', md: 'var(--float)', lg: 'var(--float)', xl: 'var(--float)' },
  colors: { shop, dark, gray },
  primaryColor: 'shop',
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver,
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'sm' },
      classNames: { root: classes['button'] ?? '', section: classes['buttonSection'] ?? '' },
      vars: (_theme, { size }) => {
        const heights: Record<string, string> = { xs: rem(28), sm: rem(36), md: rem(36), lg: rem(48), xl: rem(64) }
        const padding: Record<string, string> = { xs: rem(8), sm: rem(16), md: rem(16), lg: rem(16), xl: rem(24) }
        const name = String(size ?? 'sm')
        return {
          root: {
            '--button-height': heights[name],
            '--button-padding-x': padding[name],
            '--button-fz': name === 'xs' ? rem(13) : rem(15),
          },
        }
      },
    }),
    Input: Input.extend({ classNames: { input: classes['input'] ?? '', section: classes['inputSection'] ?? '' } }),
    InputWrapper: Input.Wrapper.extend({
      classNames: {
        label: classes['label'] ?? '',
        description: classes['description'] ?? '',
        error: classes['error'] ?? '',
        required: classes['required'] ?? '',
      },
      defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'], withAsterisk: false },
    }),
    TextInput: TextInput.extend({ defaultProps: { withAsterisk: false } }),
    PasswordInput: PasswordInput.extend({
      classNames: { innerInput: classes['innerInput'] ?? '', visibilityToggle: classes['reveal'] ?? '' },
    }),
    Textarea: Textarea.extend({ classNames: { input: classes['textarea'] ?? '' } }),
    Select: Select.extend({
      defaultProps: { allowDeselect: false, checkIconPosition: 'right', comboboxProps: floating },
      classNames: choiceList,
    }),
    // The other controls with a list of choices look like Select.
    Autocomplete: Autocomplete.extend({ defaultProps: { comboboxProps: floating }, classNames: choiceList }),
    MultiSelect: MultiSelect.extend({
      defaultProps: { checkIconPosition: 'right', comboboxProps: floating },
      classNames: choiceList,
    }),
    TagsInput: TagsInput.extend({ defaultProps: { comboboxProps: floating }, classNames: choiceList }),
    Pill: Pill.extend({ classNames: { root: classes['pill'] ?? '' } }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { withItemsBorders: false, transitionDuration: 0, size: 'sm' },
      classNames: {
        root: classes['segmented'] ?? '',
        indicator: classes['segmentedThumb'] ?? '',
        label: classes['segmentedLabel'] ?? '',
      },
    }),
    Checkbox: Checkbox.extend({ defaultProps: { radius: 'xs' }, classNames: { input: classes['check'] ?? '' } }),
    Radio: Radio.extend({ classNames: { radio: classes['check'] ?? '' } }),
    Switch: Switch.extend({
      defaultProps: { withThumbIndicator: false },
      classNames: {
        track: classes['switchTrack'] ?? '',
        thumb: classes['switchThumb'] ?? '',
        label: classes['switchLabel'] ?? '',
      },
    }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm', tt: 'none' } }),
    Table: Table.extend({
      classNames: { th: classes['th'] ?? '', td: classes['td'] ?? '', tr: classes['tr'] ?? '' },
    }),
    // lockScroll injects a style element, which the content security policy of the page refuses.
    Modal: Modal.extend({
      defaultProps: {
        ...floating,
        centered: true,
        lockScroll: false,
        overlayProps: { color: 'var(--veil)', backgroundOpacity: 1, blur: 0 },
        padding: 'lg',
      },
      classNames: {
        content: classes['dialogue'] ?? '',
        header: classes['dialogueHeader'] ?? '',
        title: classes['dialogueTitle'] ?? '',
        overlay: classes['veil'] ?? '',
      },
    }),
    Popover: Popover.extend({ defaultProps: floating, classNames: { dropdown: classes['popover'] ?? '' } }),
    Menu: Menu.extend({
      // The placeholder for the first focus is no menu item, which is all that a menu may hold.
      defaultProps: { ...floating, withInitialFocusPlaceholder: false },
      classNames: {
        dropdown: classes['dropdown'] ?? '',
        item: classes['option'] ?? '',
        itemSection: classes['optionSection'] ?? '',
      },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { ...noMotion, openDelay: 400 },
      classNames: { tooltip: classes['tooltip'] ?? '' },
    }),
  },
})
