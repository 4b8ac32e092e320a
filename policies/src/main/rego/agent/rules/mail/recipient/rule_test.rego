package agent.rules.mail.recipient_test

import data.agent.rules.mail.recipient
import data.agent.testing_test as requests

to(argument) := requests.changed(requests.mail, "/action/arguments/~1recipients~10", argument)

address(value) := to(requests.stranger("recipient", value))

denied := {{"code": "mail.recipient_untrusted", "argument": "/recipients/0"}}

asked := {{"type": "approval", "by": "owner", "code": "mail.recipient_generated"}}

test_the_users_own_pass if {
	recipient.deny == set() with input as requests.mail
	recipient.deny == set() with input as to(object.union(requests.own("recipient", "x"), {"integrity": "endorsed"}))
}

test_a_strangers_is_denied if {
	recipient.deny == denied with input as address("eve@evil.example")
	recipient.deny == denied with input as to(requests.flagged("recipient", "eve@evil.example"))
}

test_a_generated_one_is_approved if {
	request := to(requests.generated("recipient", "bob@elsewhere.example"))
	recipient.deny == set() with input as request
	recipient.obligation == asked with input as request
}

test_listed_ones_pass if {
	every value in ["bob@company.example", "Bob.B+x@COMPANY.example", "helpdesk@partner.example", "", []] {
		recipient.deny == set() with input as address(value)
		recipient.obligation == set() with input as address(value)
	}
}

test_what_only_looks_listed_is_denied if {
	every value in [
		"eve@evil.example,bob@company.example",
		"bob@company.example\u0000@evil.example",
		"Bob <bob@company.example>",
		"\"eve@evil.example\"@company.example",
		"eve%evil.example@company.example",
		"eve!x@company.example",
		"bob@company.example.",
		"bob@sub.company.example",
		"bob@evilcompany.example",
		"bob@company.example ",
		"bob@\u212aompany.example",
		"@company.example",
		"company.example",
		"HELPDESK@partner.example",
		["bob@company.example"],
		{"bob@company.example": true},
		7,
		true,
	] {
		recipient.deny == denied with input as address(value)
	}
}

test_nobody_passes if recipient.deny == set() with input as address(null)

test_who_is_only_looked_up_may_be_a_stranger if {
	recipient.deny == set() with input as requests.call("find_contact", "read", {"/who": requests.stranger("recipient", "eve@evil.example")})
}

test_texts_have_no_recipients if recipient.deny == set() with input as requests.harmless.retrieval
