# METADATA
# scope: package
# title: Accounts are the user's own, or on a list
# custom:
#   codes: [payments.account_untrusted, payments.account_generated]
package agent.rules.payments.account

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.call
import data.agent.firewall.sinks
import data.settings

deny contains {"code": "payments.account_untrusted", "argument": pointer} if {
	some pointer in doubtful
	not sinks.asked[pointer]
}

obligation contains {"type": "approval", "by": approver.sink, "code": "payments.account_generated"} if {
	some pointer in doubtful
	sinks.asked[pointer]
	not sinks.written[pointer]
}

obligation contains {"type": "approval", "by": approver.sink, "code": "payments.account_untrusted"} if {
	some pointer in doubtful
	sinks.written[pointer]
}

doubtful contains pointer if {
	input.checkpoint == "tool_call"
	call.roles.account
	not call.reading
	some pointer, argument in input.action.arguments
	argument.role == "account"
	not sinks.free[pointer]
	not settings.accounts[argument.value] == true
}
