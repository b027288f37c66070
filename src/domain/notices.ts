export { email } from './notices/channels/email.ts'
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
export { openInbox, openNotices } from './notices/open.ts'
