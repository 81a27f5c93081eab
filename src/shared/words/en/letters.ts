// What customers read: the parts that every message has, and the templates that come with the program. `{name}`, `{shop}` and the
// like are placeholders in a template: each reader finds their own there. Paragraphs are parted by a blank line.
export const letters = {
  'letters.fallback.first_name': 'friend',
  'letters.fallback.full_name': 'our dear customer',
  'letters.fallback.nickname': 'friend',
  'letters.fallback.salutation': 'Dear friend',
  'letters.salutation': 'Dear {name}',
  'letters.instead.favourite': 'usual',
  'letters.coupon.until': 'Good until {day}. Show this at the counter.',
  'letters.coupon.picture': 'The code {code} as a picture',
  'letters.coupon.text': '{what}\nYour code: {code}\nGood until {day}. Show it at the counter.',

  'letters.template.birthday.name': 'Birthday',
  'letters.template.birthday.subject': 'Happy birthday, {name}!',
  'letters.template.birthday.preview': 'A small treat is waiting for you at {shop}.',
  'letters.template.birthday.body':
    'Happy birthday, {name}!\n\nWe hope the day is a good one, with good company and something sweet on the table.\n\nCome by this week and say that it was your birthday: there is a small treat on the house for you.\n\nAll of us at {shop}',
  'letters.template.birthday.letter':
    '{salutation},\n\nHappy birthday! We hope the day is a good one, with good company and something sweet on the table.\n\nBring this letter when you come by this week: there is a small treat on the house for you.\n\nWarm wishes from all of us at {shop}',
  'letters.template.birthday.script':
    'Hello {name}, this is {shop}. We are only calling to wish you a happy birthday! When you come by this week, there is a small treat on the house for you.',

  'letters.template.thank-you.name': 'Thank you',
  'letters.template.thank-you.subject': 'Thank you, {name}',
  'letters.template.thank-you.preview': 'It was good to have you here.',
  'letters.template.thank-you.body':
    'Dear {name},\n\nThank you for shopping with us. A small shop lives on people who come in person and come again, and you are one of them.\n\nWas anything not as it should be? Answer this mail, and we will put it right.\n\nSee you soon, {shop}',
  'letters.template.thank-you.letter':
    '{salutation},\n\nThank you for shopping with us. A small shop lives on people who come in person and come again, and you are one of them.\n\nWas anything not as it should be? Tell us, and we will put it right.\n\nYours, {shop}',
  'letters.template.thank-you.script':
    'Hello {name}, this is {shop}. We wanted to thank you for coming to us. Was everything as it should be?',

  'letters.template.welcome.name': 'Welcome',
  'letters.template.welcome.subject': 'Welcome to {shop}, {name}',
  'letters.template.welcome.preview': 'Good to know you. This is what you can expect from us.',
  'letters.template.welcome.body':
    'Welcome, {name}!\n\nThank you for letting us write to you. We will not do it often: when something new comes in, when there is something to celebrate, and never more than that.\n\nThe next time you are here, tell us what you like best. We will keep it in mind, and some of it behind the counter.\n\nSee you soon, {shop}',
  'letters.template.welcome.letter':
    '{salutation},\n\nWelcome, and thank you for your first visit! The next time you are here, tell us what you like best: we will keep it in mind, and some of it behind the counter.\n\nSee you soon, {shop}',
  'letters.template.welcome.script':
    'Hello {name}, this is {shop}. It was good to meet you, and we wanted to ask whether you were happy with what you took home.',

  'letters.template.we-miss-you.name': 'We miss you',
  'letters.template.we-miss-you.subject': 'We have not seen you for a while, {name}',
  'letters.template.we-miss-you.preview': 'Your {favourite} is still here, and so are we.',
  'letters.template.we-miss-you.body':
    'Dear {name},\n\nWe have not seen you for a while, and we noticed. We hope that all is well with you.\n\nIf something was not right the last time, please answer this mail and tell us. If life was only busy: your {favourite} is waiting for you. Come by when it suits you.\n\nYours, {shop}',
  'letters.template.we-miss-you.letter':
    '{salutation},\n\nWe have not seen you for a while, and we noticed. We hope that all is well with you.\n\nIf something was not right the last time, please tell us. If life was only busy: your {favourite} is waiting for you. Come by when it suits you.\n\nYours, {shop}',
  'letters.template.we-miss-you.script':
    'Hello {name}, this is {shop}. We have not seen you for a while and wanted to hear how you are. Was anything not right the last time? We would be glad to see you again.',

  'letters.template.new-in.name': 'New in',
  'letters.template.new-in.subject': 'New at {shop}, and you hear of it first',
  'letters.template.new-in.preview': 'Something new is on the shelf.',
  'letters.template.new-in.body':
    'Dear {name},\n\nSomething new came in this week, and we thought of you.\n\nCome by and try it; there is only a little of it for now.\n\nSee you soon, {shop}',
  'letters.template.new-in.letter':
    '{salutation},\n\nSomething new came in this week, and we thought of you.\n\nCome by and try it; there is only a little of it for now.\n\nYours, {shop}',
  'letters.template.new-in.script':
    'Hello {name}, this is {shop}. Something new came in this week, and we thought of you. Shall we put some aside?',

  'letters.template.offer.name': 'Offer',
  'letters.template.offer.subject': 'For you, {name}, this week at {shop}',
  'letters.template.offer.preview': 'A good reason to come by.',
  'letters.template.offer.body':
    'Dear {name},\n\nThis week there is a good reason to come by, and this mail is it. Show it at the counter.\n\nIt is for you alone and for this week only, so don’t let it slip by.\n\nSee you soon, {shop}',
  'letters.template.offer.letter':
    '{salutation},\n\nThis week there is a good reason to come by, and this letter is it. Bring it along and show it at the counter.\n\nYours, {shop}',
  'letters.template.offer.script':
    'Hello {name}, this is {shop}. This week we have something for you: just say at the counter that we called.',

  'letters.template.season.name': 'Season',
  'letters.template.season.subject': 'The season begins at {shop}',
  'letters.template.season.preview': 'What is good now, while it lasts.',
  'letters.template.season.body':
    'Dear {name},\n\nThe season has begun, and with it come the things that are good only now.\n\nCome early in the day if you can: the best is gone by noon. And if you want something put aside, answer this mail.\n\nSee you soon, {shop}',
  'letters.template.season.letter':
    '{salutation},\n\nThe season has begun, and with it come the things that are good only now. Come early in the day if you can: the best is gone by noon.\n\nIf you want something put aside, give us a call.\n\nYours, {shop}',
  'letters.template.season.script':
    'Hello {name}, this is {shop}. The season has begun. Would you like us to put something aside for you?',

  'letters.template.event.name': 'Event',
  'letters.template.event.subject': '{name}, you are invited',
  'letters.template.event.preview': 'An evening at {shop}, with our regulars.',
  'letters.template.event.body':
    'Dear {name},\n\nWe are opening our doors for an evening with our regulars, and would like you to be there. There will be something to taste, and time to talk.\n\nPlease answer this mail if you can come, and say how many you are, so that there is enough for everybody.\n\nWe look forward to it, {shop}',
  'letters.template.event.letter':
    '{salutation},\n\nWe are opening our doors for an evening with our regulars, and would like you to be there. There will be something to taste, and time to talk.\n\nPlease let us know if you come, so that there is enough for everybody.\n\nWe look forward to it, {shop}',
  'letters.template.event.script':
    'Hello {name}, this is {shop}. We have an evening with our regulars and would like you to be there. May we count on you? How many will you be?',

  'letters.template.review.name': 'How was it?',
  'letters.template.review.subject': 'How was it, {name}?',
  'letters.template.review.preview': 'Two lines from you would help us.',
  'letters.template.review.body':
    'Dear {name},\n\nYou were here recently, and we would like to know how it was: the good and the not so good. Two lines are enough. Answer this mail, and one of us reads it today.\n\nIf you would rather tell others, we are glad of an honest word wherever you write it.\n\nThank you, {shop}',
  'letters.template.review.letter':
    '{salutation},\n\nYou were here recently, and we would like to know how it was: the good and the not so good. Tell us at the counter or write us two lines.\n\nThank you, {shop}',
  'letters.template.review.script':
    'Hello {name}, this is {shop}. You were here recently. How was it? What should we do better?',

  'letters.template.anniversary.name': 'Anniversary',
  'letters.template.anniversary.subject': 'A day to remember, {name}',
  'letters.template.anniversary.preview': 'We are glad to be a part of it.',
  'letters.template.anniversary.body':
    'Dear {name},\n\n{day} is an anniversary of yours, and we did not want to let it pass without a word.\n\nThank you for all the times you came to us. May there be many more, here and everywhere.\n\nAll the best from {shop}',
  'letters.template.anniversary.letter':
    '{salutation},\n\n{day} is an anniversary of yours, and we did not want to let it pass without a word.\n\nThank you for all the times you came to us. May there be many more, here and everywhere.\n\nAll the best from {shop}',
  'letters.template.anniversary.script':
    'Hello {name}, this is {shop}. We only call to say: all the best for your anniversary, and thank you for all the times you came to us.',

  'campaigns.placeholder.first_name': 'First name',
  'campaigns.placeholder.last_name': 'Last name',
  'campaigns.placeholder.full_name': 'Whole name',
  'campaigns.placeholder.nickname': 'What they are called',
  'campaigns.placeholder.salutation': 'Greeting',
  'campaigns.placeholder.birthday': 'Birthday',
  'campaigns.placeholder.age_turned': 'Age they turn',
  'campaigns.placeholder.favourite': 'Their favourite',
  'campaigns.placeholder.last_visit': 'Day they were here last',
  'campaigns.placeholder.occasion_day': 'The day it is about',
  'campaigns.placeholder.shop': 'Name of the shop',
  'campaigns.placeholder.shop_address': 'Address of the shop',
  'campaigns.placeholder.shop_phone': 'Telephone of the shop',
  'campaigns.placeholder.coupon': 'Code of the coupon',
  'campaigns.placeholder.coupon_what': 'What the coupon is good for',
  'campaigns.placeholder.coupon_until': 'Last day of the coupon',

  'history.kind.campaigns.saveTemplate':
    '{about, select, none {Saved a template for messages} other {Saved the template {about}}}',
  'history.kind.campaigns.archiveTemplate':
    '{about, select, none {Changed whether a template is put aside} other {Changed whether the template {about} is put aside}}',

  'campaigns.rule.liquid': 'The text has a placeholder that cannot be read (line {line}, character {column}).',
  'campaigns.rule.unclosed': 'Braces are opened and not closed (line {line}, character {column}).',
  'campaigns.rule.unknown_placeholder': 'There is no placeholder of this name (line {line}, character {column}).',
  'campaigns.rule.across':
    'A condition begins in one paragraph and ends within another (line {line}, character {column}).',
  'campaigns.rule.not_a_link': 'A message can lead to https pages, mail addresses and telephone numbers only.',
  'campaigns.rule.no_picture': 'A picture in this text is not in the book any more. Take it out, or put it in again.',
} as const
