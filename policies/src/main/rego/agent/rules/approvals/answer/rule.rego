# METADATA
# scope: package
# title: A question about a call is answered by whom it was put to
# description: |
#   Asked when a person answers, about that person. The owner is whoever the call is made for, or has the role `owner`. Anybody may take back
#   what is asked in their own name; nobody agrees twice, for another tenant, or to a call of their own that somebody else is to look at.
# custom:
#   codes: [approvals.right, approvals.no_right, approvals.own_request, approvals.again, approvals.other_tenant, approvals.malformed]
package agent.rules.approvals.answer

import future.keywords.not

permit contains {"code": "approvals.right"} if {
	judged
	sound
	entitled
}

deny contains {"code": "approvals.no_right"} if {
	judged
	not entitled
}

deny contains {"code": "approvals.own_request"} if {
	judged
	not refusing
	not owners
	not anothers
}

deny contains {"code": "approvals.again"} if {
	judged
	not refusing
	not first
}

deny contains {"code": "approvals.other_tenant"} if {
	judged
	not same_tenant
}

deny contains {"code": "approvals.malformed"} if {
	judged
	not sound
}

judged if input.checkpoint == "approval"

entitled if owning

entitled if {
	owners
	"owner" in input.subject.roles
}

entitled if {
	not owners
	input.approval.by in input.subject.roles
}

entitled if {
	refusing
	own
}

owning if {
	owners
	own
}

own if input.approval.requester.id == input.subject.id

owners if input.approval.by == "owner"

refusing if input.approval.verdict == "deny"

anothers if {
	is_string(input.subject.id)
	input.approval.requester.id != input.subject.id
}

first if {
	is_array(input.approval.agreed)
	every person in input.approval.agreed {
		person != input.subject.id
	}
}

same_tenant if input.approval.requester.tenant == input.subject.tenant

sound if {
	is_string(input.approval.by)
	input.approval.by != ""
	is_string(input.approval.code)
	is_string(input.approval.requester.id)
	input.approval.requester.id != ""
	input.approval.approvers >= 1
	input.approval.verdict in {"grant", "endorse", "deny"}
	is_string(input.action.tool)
	input.action.tool != ""
}
