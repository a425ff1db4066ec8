/** `mail/not-charged`: the payment failed, ran out or came too late, and no money was kept. */ export { };

//# sourceMappingURL=mail.view.js.map
