package agent.rules.mail.unaddressed_test

import data.agent.rules.mail.unaddressed
import data.agent.testing_test as requests

reply := requests.call("reply", "send", {"/body": requests.generated("body", "Fine")})

test_an_addressed_message_passes if unaddressed.obligation == set() with input as requests.mail

test_a_message_to_nobody_is_approved if {
	unaddressed.obligation == {{"type": "approval", "by": "owner", "code": "mail.recipient_unknown"}} with input as reply
}

test_a_known_audience_passes if {
	unaddressed.obligation == set() with input as reply with data.settings.recipients.implicit as {"reply": true}
}

test_what_sends_on_the_side_binds_its_recipients_only if {
	unaddressed.obligation == set() with input as requests.changed(requests.note, "/action/effects", ["write", "send"])
}

test_who_approves_is_a_setting if {
	every value, by in {"security": "security", "owner": "owner"} {
		unaddressed.obligation == {{"type": "approval", "by": by, "code": "mail.recipient_unknown"}} with input as reply
			with data.settings.approvals.sink as value
	}
	unaddressed.obligation == {{"type": "approval", "by": "owner", "code": "mail.recipient_unknown"}} with input as reply
		with data.settings.approvals as {}
}
