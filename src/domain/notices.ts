export { email } from './notices/channels/email.ts'
export { openInbox } from './notices/inbox.ts'
export type {
  Channel,
  Inbox,
  InboxLine,
  InboxMessage,
  NoticeDone,
  NoticeFacts,
  NoticeKind,
  Notices,
  NoticeText,
  NoticeWords,
} from './notices/notices.ts'
export { openNotices } from './notices/open.ts'
