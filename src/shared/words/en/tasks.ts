// Words of tasks: their lines on the timeline, their fields, and what is written about them in the history.
export const tasks = {
  'timeline.task': 'To do',
  'timeline.task-done': 'Done',

  'field.task.words': 'task',
  'field.task.note': 'note',
  'field.task.due': 'due',
  'field.task.assigned_to': 'who does it',
  'field.task.about_what': 'kind of what it is about',
  'field.task.about_id': 'what it is about',
  'field.task.done_at': 'done',
  'field.task.done_by': 'done by',
  'field.task.made_at': 'written down',
  'field.task.made_by': 'written down by',
  'field.task.contact_id': 'about whom',

  'history.kind.tasks.add': '{about, select, none {Added a task} other {Added the task {about}}}',
  'history.kind.tasks.save':
    '{about, select, none {{count, plural, one {Changed a task} other {Changed # tasks}}} other {Changed the task {about}}}',
  'history.kind.tasks.setDone':
    '{about, select, none {{count, plural, one {Ticked a task} other {Ticked # tasks}}} other {Ticked the task {about}}}',
  'history.kind.tasks.remove':
    '{about, select, none {{count, plural, one {Removed a task} other {Removed # tasks}}} other {Removed the task {about}}}',
} as const
